"""The register of duties as people take it away: on the terminal, in a spreadsheet, in a calendar."""
