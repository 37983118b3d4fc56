"""The subcommands of `outreach`, one module each."""
