"""Who may enter the workshop: by a password, by OpenID Connect, or as a trusted proxy says."""
