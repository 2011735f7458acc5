"""Every number that decides how merged lines are cut into cells, in one record that checks itself.

`_cost` and `_gain` are penalties and what is taken off them, in one unit without a name: the reading with the lowest
sum wins, and `temperature_cost` turns differences into probabilities. `_lexicon_cost` is that of a word in the
lexicon, -ln(probability). `_share` is 0.0-1.0, `_readings`, `_rows`, `_words` and `_letters` are counts.
"""

from __future__ import annotations

from dataclasses import dataclass, fields


@dataclass(frozen=True, slots=True)
class DecoderSettings:
    """Costs and limits of the search for the likeliest cells of merged lines.

    All are set by hand and checked on the text extract of the report of 2018, whose boxes English OCR merged: titles
    against those that a careful reader counts (`tests/corpus/test_real.py` holds precision and recall). Moved by a
    third up or a quarter down, a setting changes up to 47 of its 445 titles; those marked *rare* change none, and
    decide only in the sample lines of `tests/corpus/find/test_decoder_settings.py`.

    Raises:
        ValueError: a setting is zero or less, or a share is above 1.

    >>> DecoderSettings(pair_gain_share=1.4)
    Traceback (most recent call last):
    ValueError: pair_gain_share is 1.4; a share lies above 0 and at most at 1
    """

    # The search: what is tried and what is kept
    beam_readings: int = 8
    """Readings of the page that are kept from line to line."""
    first_beam_readings: int = 2
    """The same in the first pass, which only looks for the names that several regions share. *Rare.*"""
    fewest_partial_readings: int = 2
    """Readings of a line's beginning that are kept at least for each word and column."""
    pruning_cost: float = 4.0
    """How much dearer than the cheapest a reading of a line's beginning may be before it is dropped."""
    longest_cell_words: int = 14
    """Words that are tried as one cell at most."""
    dearest_cell_cost: float = 7.0
    """The cost above which several words are not tried as one cell. *Rare.*"""
    continued_rows: int = 2
    """Rows above in which a name may stand that a cell goes on with."""
    remembered_rows: int = 4
    """Rows above of which columns are remembered, so that new cells keep their order."""
    temperature_cost: float = 2.0
    """The difference in cost that makes a reading e times likelier: the temperature of the softmax over readings."""

    # A cell and its place among the columns
    cell_cost: float = 0.3
    """Each cell."""
    new_column_cost: float = 0.5
    """A cell between two columns that are there already."""
    unread_column_cost: float = 0.6
    """A column for words that could not be read."""
    across_gap_cost: float = 4.0
    """One cell on both sides of words that could not be read."""
    parted_small_cost: float = 1.0
    """A cell that begins in small letters after a name that begins on the same line."""
    parted_dash_cost: float = 3.0
    """A cell that begins with a dash. *Rare.*"""

    # Words that are left out of all cells
    dropped_beside_gap_cost: float = 1.0
    """Leaving out words beside what could not be read."""
    dropped_cost: float = 4.0
    """Leaving out words elsewhere."""
    dropped_rare_word_cost: float = 0.8
    """Each word left out that is no common one."""
    dropped_common_word_cost: float = 1.6
    """Each common word left out."""

    # How a name begins
    small_start_cost: float = 6.0
    """A name that begins in small letters or has no letters, or the rest of an unread one in capitals. *Rare.*"""
    number_start_cost: float = 2.0
    """A name that begins with a number."""
    proper_name_start_cost: float = 1.5
    """A name that begins with a known proper name ("Halmstad")."""
    rare_start_cost: float = 0.6
    """A name that begins with an unknown word or an acronym."""

    # How a name ends
    open_end_cost: float = 2.0
    """A name that ends with a word after which it must go on ("Utbildning för")."""
    describing_end_cost: float = 1.0
    """A name that ends with an adjective or a genitive ("Digitala")."""
    abandoned_open_cost: float = 2.0
    """The same as `open_end_cost`, besides, once no later line can go on with the name. *Rare.*"""
    abandoned_describing_cost: float = 1.0
    """The same as `describing_end_cost`, besides, once no later line can go on with the name. *Rare.*"""
    usual_name_words: int = 7
    """Words that a name has without further cost."""
    further_word_cost: float = 0.4
    """Each word of a name beyond the usual ones."""
    lone_rare_word_cost: float = 0.8
    """A name of one word that is a proper name, an acronym or rare."""

    # Capitals inside a cell, where a name might begin
    inner_common_word_cost: float = 3.0
    """A common word with a capital ("Vårdprocesser Nytt måltidssystem")."""
    inner_rare_word_cost: float = 2.5
    """An unknown word with a capital."""
    inner_proper_name_cost: float = 0.5
    """A known proper name ("Bildhantering Halmstad"), or a word in quotation marks. *Rare.*"""
    inner_acronym_cost: float = 0.3
    """An acronym ("Samordnad plan SIP"), or an uncommon word after a dash. *Rare.*"""
    inner_beginning_cost: float = 1.5
    """An acronym with which a name may as well begin ("ST-uppdrag"), or a common word after a dash."""

    # Words side by side in a name
    pair_gain_share: float = 0.3
    """Part of what a counted pair of words is cheaper in the lexicon than both apart that is taken off."""
    largest_pair_gain: float = 2.0
    """What is taken off for a pair at most."""
    two_nouns_cost: float = 1.4
    """Two nouns side by side that are not counted as a pair."""
    noun_letters: int = 5
    """Letters from which a word counts as a noun there."""
    two_small_words_cost: float = 3.0
    """Two small words side by side that are not counted as a pair ("inom via"). *Rare.*"""
    repeated_word_cost: float = 4.0
    """The same word twice. *Rare.*"""
    divided_word_cost: float = 2.0
    """Two halves that make no known word; taken off where they make one."""

    # Going on with a name from above
    continuation_cost: float = 1.5
    """A cell that goes on with a name."""
    small_line_gain: float = 1.5
    """Taken off for that where the line begins in small letters."""
    skipped_row_cost: float = 2.2
    """Each row between a name and the cell that goes on with it."""
    had_room_cost: float = 1.0
    """Going on with a word that had room on the line above."""
    width_slack_letters: int = 4
    """Letters by which the lines of a column may differ in length without that cost."""

    # Names known from other lines
    known_name_gain: float = 2.5
    """Taken off for a name of several words that stands as a cell of its own elsewhere."""
    known_word_gain: float = 1.0
    """The same for a name of one word."""

    # Which words are common
    rare_lexicon_cost: float = 13.0
    """The cost in the lexicon above which a short word is as rare as a name."""
    everyday_lexicon_cost: float = 11.0
    """The cost in the lexicon up to which a short word is no product's name ("Cosmic")."""
    known_word_letters: int = 7
    """Letters from which a word of the lexicon is common however rare it is."""
    compound_letters: int = 7
    """Letters that a compound of known words has at least."""
    unknown_compound_letters: int = 10
    """Letters from which an unknown word is taken for a compound, or a garbled one."""
    first_part_letters: int = 5
    """The same for the first part of a divided compound ("Produktions-"). *Rare.*"""
    readable_letters: int = 4
    """Letters from which a word that is not in the lexicon is readable."""

    def __post_init__(self) -> None:
        """Check that all settings are above 0 and shares at most 1."""
        for field in fields(self):
            value = getattr(self, field.name)
            if not value > 0:  # which catches what is no number, too
                raise ValueError(f"{field.name} is {value}; it must be above 0")
            if field.name.endswith("_share") and value > 1:
                raise ValueError(f"{field.name} is {value}; a share lies above 0 and at most at 1")


DECODER = DecoderSettings()
"""The settings in use."""
