"""Run the gate as ``python -m ito_gate``."""

from ito_gate.cli.main import main

if __name__ == "__main__":
    main()
