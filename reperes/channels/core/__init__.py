"""What every channel needs: who speaks, each event once, turns in order, no more than fair."""
