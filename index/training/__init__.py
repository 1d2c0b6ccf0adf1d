"""How the models in `index` were made, from public data that is only read."""
