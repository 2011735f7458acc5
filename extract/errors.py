"""One tree of errors; each class has its own exit code, each message ends with what to do next."""

from __future__ import annotations

UNFORESEEN = (ArithmeticError, LookupError, TypeError, ValueError)
"""What a step may raise on a page nobody has thought of: no page is lost to it."""


class PipelineError(Exception):
    """The base of every error that a user can do something about."""

    exit_code = 1


class BadUsageError(PipelineError):
    """The command's arguments do not fit together."""

    exit_code = 2


class FileMissingError(PipelineError):
    """There is no such file, or it may not be read."""

    exit_code = 3


class NotAPdfError(PipelineError):
    """The file is no document that can be read, or is damaged."""

    exit_code = 4


class EncryptedPdfError(PipelineError):
    """The PDF opens only with a password."""

    exit_code = 5


class NothingReadableError(PipelineError):
    """The file opens but no page of it can be read."""

    exit_code = 6


class NewerDatabaseError(PipelineError):
    """The database was written by a newer version of this program."""

    exit_code = 7


class MissingProgramError(PipelineError):
    """An outside program that this page or command needs is not installed."""

    exit_code = 8


class PartialLoadError(PipelineError):
    """Some files or pages were loaded and others failed; what was loaded is kept."""

    exit_code = 9


class DatabaseError(PipelineError):
    """The database can't be opened, written or understood."""

    exit_code = 10


class LimitError(PipelineError):
    """Reading went over its limit on time, memory or picture size."""

    exit_code = 11
