"""`python -m toolkit …`: the toolkit from the command line."""

import sys

from toolkit.cli import main

sys.exit(main())
