"""How directives stand to one another: who changes whom, and what is in force."""
