# SPDX-License-Identifier: BSL-1.0
# The processor time of one command.
import resource
import subprocess


def seconds_of(command, may_fail=False):
    """The processor seconds of the command and its children, or None when it failed and may."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(command, check=not may_fail, stderr=subprocess.DEVNULL if may_fail else None)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return None if done.returncode else after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime
