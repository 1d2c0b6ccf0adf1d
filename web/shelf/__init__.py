"""The Kho văn bản tab: the directives on hand, and who may change them."""
