"""Measures Repères, and a stock Rasa bot beside it, and writes docs/speed.md and its plot.

    python bench/bench.py [--quick] [--without-stock] [--trained-before] [--stock-python …/bin/python] [--memory-turns
    20000]

Both bots get the same questions over REST, in turn, block by block: never are both asked at once. The stock bot is made
in the user's cache (stock_bot.py) from bench/stock and our training data; when that fails, the reason is printed and
Repères is measured alone. With `--quick`, a few minutes; in full, twenty and the stock bot's training, which takes as
long; `--trained-before` takes the model that it has, whatever our data have become, with the figures of its training.
"""

from __future__ import annotations

import argparse
import json
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from contextlib import ExitStack
from pathlib import Path
from typing import Any, Callable, Dict, List, NamedTuple, Optional, Sequence, Tuple

import report
import stock_bot
from bots import HERE, QUIET, Bot, Running, running
from clients import CHANNELS, Client, RestClient
from load import Asked, at_once, conversations, early_and_late, together, turns
from machine import folder_megabytes, megabytes_of, processor_seconds_of, waiting

PROJECT = HERE.parent
PEOPLE = (1, 8, 32, 64)
STOCK_MEMORY_TURNS = 2_000
WARM_UP = 1_000
PARTS = 4
"""Blocks of turns of each kind; between those of one bot are those of the other."""


class Sizes(NamedTuple):
    """How many turns each measurement takes."""

    alone: int
    crowd: int
    stages: int
    memory: int
    starts: int


FULL = Sizes(alone=800, crowd=1280, stages=300, memory=20_000, starts=3)
QUICK = Sizes(alone=120, crowd=256, stages=60, memory=400, starts=1)


def prepare(bot: Bot, typed: Sequence[List[str]], sizes: Sizes, trains: bool) -> Dict[str, Any]:
    """Return the figures for which a bot is started, trained or looked at by itself."""
    figures: Dict[str, Any] = {"environment": folder_megabytes(bot.environment)}
    tell(bot, "training")
    figures["training"] = stock_bot.training(bot) if bot.is_stock else train_ours(bot) if trains else {}
    tell(bot, "start")
    starts = []
    for _ in range(sizes.starts):
        with running(bot) as server:
            starts.append(server.first)
    figures["start"] = statistics.median(starts)
    figures["start_parts"] = start_parts(bot)
    tell(bot, "stages of a turn")
    figures["stages"] = stages(bot, typed, sizes.stages)
    return figures


def ask(bots: Sequence[Bot], typed: Sequence[List[str]], sizes: Sizes) -> Dict[str, Dict[str, Any]]:
    """Return the figures of turns, of bots that run side by side and are asked in turn: what slows the machine slows
    both."""
    figures: Dict[str, Dict[str, Any]] = {bot.name: {} for bot in bots}
    with ExitStack() as closing:
        servers = {}
        for bot in bots:
            server = servers[bot] = closing.enter_context(running(bot))
            figures[bot.name]["memory_start"] = megabytes_of(server.pids)
            at_once(lambda s=server: RestClient(s.port), 1, 60, typed, "warm")
        for channel, client in CHANNELS.items():
            asked = {bot: server for bot, server in servers.items() if channel == "rest" or not bot.is_stock}
            for name, found in ask_over(channel, client, asked, typed, sizes).items():
                figures[name][channel] = found
        for bot, server in servers.items():
            tell(bot, "a long conversation")
            figures[bot.name]["long"] = early_and_late(RestClient(server.port), typed)
            tell(bot, "memory")
            count = min(sizes.memory, STOCK_MEMORY_TURNS) if bot.is_stock else sizes.memory
            figures[bot.name]["memory"] = memory(server, typed, count)
    return figures


def ask_over(
    channel: str, client: Callable[[int], Client], servers: Dict[Bot, Running], typed: Sequence[List[str]], sizes: Sizes
) -> Dict[str, Dict[str, Any]]:
    """Return latencies and turns a second over a channel: one at a time, and of several people."""
    blocks: Dict[Tuple[Bot, int], List[Asked]] = defaultdict(list)
    used: Dict[Bot, float] = defaultdict(float)
    # Each part begins sessions, of which a minute has 600: one bot alone needs no parts.
    parts = PARTS if len(servers) > 1 else 1
    for part in range(parts):
        for people in (0, *PEOPLE):
            for bot, server in servers.items():
                tell(bot, f"{channel}, {people or 'one'} at a time, part {part + 1} of {parts}")
                count = (sizes.crowd if people else sizes.alone) // parts
                before = processor_seconds_of(server.pids)
                block = at_once(
                    lambda s=server: client(s.port),
                    people or 1,
                    count,
                    typed,
                    f"{channel}-{people}-{part}",
                    part * count,
                )
                blocks[bot, people].append(block)
                used[bot] += 0 if people else processor_seconds_of(server.pids) - before
    figures = {}
    for bot in servers:
        alone = together(blocks[bot, 0])
        alone["processor"] = used[bot] / alone["turns"] * 1000
        figures[bot.name] = {
            "alone": alone,
            "people": {str(people): together(blocks[bot, people]) for people in PEOPLE},
            "waiting": waiting(),
        }
    return figures


def memory(server: Any, typed: Sequence[List[str]], count: int) -> Dict[str, Any]:
    """Return the megabytes after the warm-up and after `count` turns of eight people."""
    at_once(lambda: RestClient(server.port), 8, min(WARM_UP, count), typed, "memory-warm")
    warm = megabytes_of(server.pids)
    at_once(lambda: RestClient(server.port), 8, count, typed, "memory")
    return {"warm": warm, "end": megabytes_of(server.pids), "turns": count}


def stages(bot: Bot, typed: Sequence[List[str]], count: int) -> Dict[str, float]:
    """Return the processor milliseconds of a turn by stage, from a run of its own with clocks."""
    with tempfile.TemporaryDirectory() as folder:
        written = Path(folder, "stages.json")
        with running(bot, written) as server:
            client, asked = RestClient(server.port), turns(typed, "stages")
            actions = server.pids[1:]

            def tell_all() -> Dict[str, float]:
                written.unlink(missing_ok=True)
                subprocess.run(["kill", f"-{signal.SIGUSR1.name[3:]}", str(server.pids[0])], check=True)
                while not written.exists():
                    time.sleep(0.05)
                return {**json.loads(written.read_text()), "action server": processor_seconds_of(actions)}

            for _ in range(60):
                client.ask(*next(asked))
            before = tell_all()["action server"]
            for _ in range(count):
                client.ask(*next(asked))
            seconds = tell_all()
        seconds["action server"] -= before
    return {stage: second / count * 1000 for stage, second in seconds.items()}


def start_parts(bot: Bot) -> Dict[str, float]:
    """Return the seconds of each part of a start."""
    with tempfile.TemporaryDirectory() as folder:
        written = Path(folder, "start.json")
        command = [bot.python, HERE / "startup.py", bot.name, bot.model, written]
        environment = {**QUIET, "PYTHONPATH": str(bot.folder), "REPERES_DATA": folder, "PATH": "/usr/bin:/bin"}
        subprocess.run(list(map(str, command)), cwd=bot.folder, env=environment, check=True, capture_output=True)
        return json.loads(written.read_text())


def train_ours(bot: Bot) -> Dict[str, Any]:
    """Train a model as `reperes train` does, into a folder that goes; return seconds and processor seconds."""
    code = (
        "import sys, time, json, resource; began = time.perf_counter()\n"
        "from pathlib import Path; from reperes.cli.training import train; from reperes.cli.progress import TrainingProgress\n"
        "with TrainingProgress() as progress: train(Path('.').resolve(), Path(sys.argv[1]), progress)\n"
        "used = resource.getrusage(resource.RUSAGE_SELF)\n"
        "print(json.dumps({'seconds': time.perf_counter() - began, 'processor': used.ru_utime + used.ru_stime,"
        " 'megabytes': used.ru_maxrss / 1024}))"
    )
    with tempfile.TemporaryDirectory() as folder:
        command = [str(bot.python), "-c", code, str(Path(folder, "model.tar.gz"))]
        said = subprocess.run(command, cwd=bot.folder, check=True, stdout=subprocess.PIPE, text=True).stdout
    return json.loads(said.splitlines()[-1])


def tell(bot: Bot, what: str) -> None:
    """Say what is measured now."""
    print(f"{time.strftime('%H:%M:%S')} {bot.name}: {what} (load {waiting():.1f})", file=sys.stderr, flush=True)


def newest_model() -> Path:
    """Return the model that the server would take."""
    return max((PROJECT / "models").glob("*.tar.gz"), key=lambda path: path.stat().st_mtime_ns)


def main() -> None:
    """Measure, print the table, and write it where it belongs."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--quick", action="store_true", help="fewer turns, one start, no training of ours")
    parser.add_argument("--without-stock", action="store_true", help="Repères alone")
    parser.add_argument(
        "--trained-before", action="store_true", help="the stock bot's model as it is, even of earlier data"
    )
    parser.add_argument("--stock-python", type=Path, help="an environment that has the stock bot's libraries already")
    parser.add_argument("--memory-turns", type=int, help="how many turns the memory is watched for")
    parser.add_argument("--write", action="store_true", help="write docs/speed.md and its plot")
    options = parser.parse_args()
    sizes = QUICK if options.quick else FULL
    if options.memory_turns:
        sizes = sizes._replace(memory=options.memory_turns)
    typed = conversations(PROJECT)
    results: Dict[str, Any] = {"date": time.strftime("%Y-%m-%d"), "waiting": waiting()}
    stock, why = stock_or_reason(options)
    ours = Bot("ours", PROJECT, Path(sys.executable), PROJECT / ".venv", newest_model())
    bots = list(filter(None, (ours, stock)))
    for bot in bots:
        results[bot.name] = prepare(bot, typed, sizes, trains=not options.quick)
        keep(results)
    for name, found in ask(bots, typed, sizes).items():
        results[name].update(found)
    if why:
        results["without_stock"] = why
    keep(results)
    print(report.table(results))
    if options.write:
        report.write(PROJECT, results)


def stock_or_reason(options: argparse.Namespace) -> Any:
    """Return the stock bot and None, or None and why there is none."""
    if options.without_stock:
        return None, "not asked for"
    try:
        python = options.stock_python and options.stock_python.absolute()
        return stock_bot.make(PROJECT, python, options.trained_before), None
    except stock_bot.NotMade as reason:
        print(f"The stock bot could not be made, so there is nothing to compare with. {reason}", file=sys.stderr)
        return None, f"it could not be made: {str(reason).splitlines()[0]}"


def keep(results: Dict[str, Any], folder: Optional[Path] = None) -> None:
    """Write all figures where `report.py` finds them."""
    folder = folder or PROJECT / ".cache" / "bench"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "results.json").write_text(json.dumps(results, indent=1), encoding="utf-8")


if __name__ == "__main__":
    main()
