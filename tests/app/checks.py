"""What the tests of the program share: running it, counting what does not hold."""
import os, subprocess, sys


class Checks:
    """The program and project that the test was called with."""

    def __init__(self, arguments):
        self.dyad, self.project = os.path.abspath(arguments[1]), os.path.abspath(arguments[2])
        self.failures = 0

    def check(self, name, holds, detail=''):
        if not holds:
            self.failures += 1
            print(f'FAILED: {name} {detail}')

    def call(self, *arguments, status=0, text=None):
        """The finished process; its exit status is checked."""
        result = subprocess.run([self.dyad, *arguments], capture_output=True, text=True, cwd=self.project, input=text)
        self.check(f'exit status of dyad {" ".join(arguments)[:80]}', result.returncode == status, f'{result.returncode}: {result.stderr[-300:]}')
        return result

    def end(self):
        """Ends the test, with status 1 if anything did not hold."""
        print(f'{self.failures} failed' if self.failures else 'passed')
        sys.exit(self.failures > 0)
