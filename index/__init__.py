"""Directives made searchable, and questions answered with clauses."""

import os

# A question's matrices are small: a second thread costs more than it gives, and much more when others ask too.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
