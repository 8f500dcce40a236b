"""Reading many files at once, on this machine or a cluster, each in a process that may be lost."""
