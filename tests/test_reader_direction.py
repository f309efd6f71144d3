"""The verb that governs a date gives its direction, or none. Every sentence is made up."""

import re

import pytest
from conftest import every_row

from scripts.reader import scan
from scripts.reader.scanner.direction import clause as direction
from scripts.reader.scanner.direction import verbs
from scripts.reader.scanner.direction.clause import propose

FUTURE = """
The bank is expected to leave its rate unchanged on [Thursday].
[Monday]'s summit is to be held in the port, aides said.
The storm was forecast to reach the port [Saturday].
Ahead of [Thursday]'s debate, the two sides met.
The two unions have vowed to march on the port [Saturday].
The court, which decides on [Friday], is silent.
Those polled see a rise when the data are published [Thursday].
The land holds an election in [October].
The two chiefs of staff confer [Friday].
He was ordered to appear [Thursday] before a magistrate.
A blizzard shuts the port on [Friday].
If the pilots reject the offer [Sunday], the firm closes.
Winning [Sunday] would help.
The accord, to be put to parliament [Friday], frees the crew.
The two sides agreed to meet again [Friday] in the port.
Those booked to travel [Thursday] wait.
The premier will open the harbour on [Monday].
The premier said the harbour will open to ships on [Monday].
The mayor won't leave before the vote ends in [July].
The notes are payable [Dec. 7].
The fee is due [Friday].
A dividend was declared for holders of record [May 2].
The new tariff takes effect [June 1].
The licence, which expires [May 12], covers two mines.
The trial of three miners begins [Monday].
The hearing is [Tuesday].
The two sides are meeting [Thursday] to end the strike.
A vote is scheduled for [Wednesday].
The ferry is expected to return [Sunday].
The board plans to choose a chairman on [June 3].
The classes were called off for [Monday].
The union called a strike for [Tuesday].
She would have plenty of voice [Tuesday night].
The ship was expected in the port [Tuesday].
Halden to Hold Its Party [Friday].
The first mass will be held [Saturday night].
A first hearing is scheduled for [Wednesday].
The jurors were told to return at [9 a.m. Friday].
He was held pending an arraignment [Wednesday].
The report comes out [Friday].
The ban comes into force on [Friday].
The bishop leaves Halden on [Friday].
The mayor ends his visit on [Friday].
Elections for the lower house, which began Nov. 28, end [Jan. 11].
The two teams, unbeaten since April, meet [Saturday].
The ministers of the bloc meet on [Thursday].
The strike could begin [Jan. 5].
It could come as early as [January].
The board votes on loans [Tuesday].
The court hears arguments [Tuesday].
The vote takes place on [Sunday].
Harper to speak [Monday].
[Friday] is the deadline.
Voters elect a mayor [Tuesday].
Voters go to the polls on [Sunday].
The jury could begin deliberating [Monday].
A choice could be announced [Monday].
Residents can return home [Monday].
The judge ordered him to appear [Tuesday].
He has a court hearing on [Tuesday].
If he loses [Tuesday], he will quit.
The firm is scheduled to report on Tuesday, followed by the mill on [Wednesday].
The schools will remain closed [Tuesday].
[Monday]'s vote will be close.
In [Tuesday]'s election, voters will decide.
The ruling, expected [Thursday], could affect him.
We're having a rally [Friday].
The disc is out [Tuesday].
The show goes on sale [Friday].
The fair will be held [Feb. 4-6].
It takes effect in [mid-April].
[December] soybeans rose a cent.
Crude for [November] fell.
The orchestra hopes to play in the new hall by [October].
The ministers are to meet [Saturday].
The bonds will be sold [Tuesday].
The ministry said the bridge would open in [March].
He may resign [Monday].
On [Monday], the court will hear the appeal.
In [July], a new terminal will replace the old one.
Police have until [Friday] to charge him.
The talks are postponed until [May].
The office is closed starting [Monday].
It could be out as soon as [Wednesday].
Congress is likely to act in [January].
The ship was due to sail [Monday].
The two were to meet [Saturday].
A vote was scheduled for [Monday night].
The crates were to be flown to the island on [Monday].
The river was expected to crest [Wednesday].
The strike could begin [Monday].
The strike could come as early as [Monday].
She extended the offer to [Nov. 16].
The game was moved to [Saturday].
The winners take office in [December].
Heavy snow is forecast for [Wednesday].
Talks to resume [Monday].
The judge cleared the way for the trial to start [Monday].
Zinc for [December] delivery rose two cents.
The miners meet Halden on [Friday].
The mill said it will reopen its pit, closed by a flood last May, on [Dec. 5].
The miners planned a march [Saturday] in the port.
The planned march [Saturday] worries them.
The scheduled talks [Friday] were thrown into doubt.
The wardens will set limits in [the spring].
The treaty enters into force on [Wednesday].
Donors meet in Halden on [Thursday].
On [Friday], according to two men who spoke to it, the council will hear him.
The union has scheduled talks on [Monday].
On [Friday], the mill plans to sell its pit.
In [March], the ministry expects to open two schools.
On [Friday], after two days of talks, the council will vote.
The court formally opens [Tuesday].
The senate reconvenes [Monday] to read the bill.
The film, opening [Friday], cost millions.
The airline begins daily flights to Halden in [May].
Voters head to the polls [Sunday].
"""
PAST = """
The premier opened the harbour on [Monday].
The director stepped down in [March].
He was arrested in [June] after a long search.
The contract, signed in [February], covers two mines.
The clerk said [Tuesday] that the office will close.
The tariff took effect [June 1].
The deadline was [Friday].
She joined the orchestra in [September].
Exports had risen in [April].
In [July], the airline bought three jets.
On [Friday], the miners went home.
Output rose to 5% in [May].
Output rose to $5 million, up from 3% in [April].
It sold more than in [December].
He was chairman in [January].
Pumps that many feared would fail hummed along [Friday].
The shares were mostly sold by late [Friday].
The two had until [Friday] to reply.
A bomb in the markets [Monday] killed ten men.
Trading in the shares [Monday] was slow.
They had hoped to lift it by [Wednesday].
The banks cut off credit lines [Friday], it said.
He moved to the coast after winning a seat in [December].
After winning a seat in [December], he moved.
It has risen since [December].
A quake in [December] killed ten.
It did so in [December].
He was born in May, and died in [December].
In a speech Will Harper gave [Monday], he resigned.
He will sing, the mayor promised on [Monday].
By [December], it was over.
Trading slumped as soon as the market opened [Monday].
The firm changed its name in [May].
The firm moved its seat to Halden in [December].
Harper, a lawyer elected in [May], left the court.
"""
SILENT = """
The dollar hit a record [Monday].
The talks come after a raid on the port [Monday].
The premier's [Monday] visit will be short.
The [May 5] deadline was kept.
They approved a summit in [December].
He was named to lead a mission in [August].
Officials would not comment [Friday].
The firm agreed to sell its stake in [December].
Shares fell at the close [Friday].
The proposed sale of the mine in [June] worries them.
Clouds over the bay [Thursday].
The ministry should have paid in [May].
In [July], the mayor said, the bridge will open.
The quake [Monday] will be felt for years.
The deal is subject to approval in [January].
He was to have left in [January].
The cut was due in [December].
The two were to meet [Saturday], but one of them fell ill.
The ship had been due to sail [Monday].
The race was first set for [Monday].
The two were to meet in [January].
The trial had been due to take place on [Jan. 30].
The flight, which was due to land on [Monday], crashed.
The bureau is expected to show a rise of 2 percent for [December].
The tower is still smoking, and people say that on [Monday] the guards ran.
They sail on Friday, covering 900 miles in [13 days].
The mill lowered its forecast for [December].
The talks ended, having been due to last until [Sunday].
"We need a cut from [January], compared with May," said the miller.
The strike could not begin [Monday].
Smoke could be seen [Monday].
[Monday]'s vote was close.
The bureau will report [May] employment.
Gold closes higher [Thursday] in the port.
She will stand trial for killing two men on [Feb. 3].
They ran ten miles to give the town a win over Halden on [Sunday].
He said last night they had expected the matter to be settled in [December].
He threw three passes in his first college start [Saturday night].
Fans gather [Sunday] to mourn.
Nobody can explain what happened [Sunday].
The mayor will speak; the ferry in the harbour [Monday].
Rebels kill ten in raids [Monday].
The crew could not be reached [Monday].
Its [third-quarter] loss will be wide.
The mill is increasing its reserves for [the third quarter].
The guards looked for him, but he could not be found [Wednesday].
None could be found [Wednesday].
The firm moved its deadline in [December].
The hall, closed until [March], is cold.
"""
ROWS = [
    (line, side)
    for side, lines in (("future", FUTURE), ("past", PAST), ("", SILENT))
    for line in lines.strip().splitlines()
]


@every_row("line, side", ROWS)
def test_the_governing_verb_decides(line: str, side: str) -> None:
    proposed = propose(*re.split(r"[\[\]]", line))
    assert proposed.direction == side
    assert bool(proposed.reason) == bool(side)


EVERY = [  # a sentence for each word of a table, and what it says
    ("The crew {} on ", verbs.IRREGULAR, "past"),
    ("They {} on ", verbs.TIMETABLE - {"airs", "goes", "comes", "kicks"}, "future"),
    ("The show {} on ", {"airs", "goes", "comes", "kicks"}, "future"),
    ("The crew is {} to leave on ", verbs.EXPECTED, "future"),
    ("They {} to leave on ", verbs.LEADS - verbs.EXPECTED, "future"),
    ("They {} a deal by ", verbs.EXPECTING, "future"),
    ("The crew {} leave on ", verbs.MODAL, "future"),
    ("It {} until ", verbs.LASTING, "past"),
    ("It {} at sea ", verbs.NO_VERBS, ""),
    ("They {} a date for ", verbs.UNTOLD - {"can", "could"}, ""),
    ("They {} vote on ", {"can", "could"}, "future"),
    ("They could {} it on ", verbs.PERCEIVED, ""),
    ("He {} them to appear on ", verbs.ORDERING, "future"),
    ("Gold opens {} on ", {"lower", "higher", "flat"}, ""),
    ("Voters {} in the town on ", verbs.PRESENT, "future"),
    ("{} to heavy rain on ", {word.title() for word in verbs.NO_SUBJECT}, ""),
    ("The court will review a {} on ", verbs.HAPPENED, ""),
    ("He will rest {} his injury on ", verbs.CAUSES, ""),
    ("They approved a {} on ", verbs.EVENTS, ""),
    ("She {} a speech planned for ", verbs.CANCELLED, "future"),
    ("{} could leave on ", {word.title() for word in verbs.NEGATIVE}, ""),
    ("The race was {} set for ", verbs.FORMERLY, ""),
    ("They {} the vote to ", verbs.MOVING, "future"),
    ("The hall will {} be sold on ", verbs.HELPERS - verbs.MODAL - verbs.BE - verbs.HAVE, "future"),
    ("It was up {} 3% in ", verbs.COMPARED - {"with"}, "past"),
    ("It {} over in ", verbs.IRREGULAR, "past"),
    ("It took {} in ", verbs.PHRASAL - verbs.PREPOSITIONS, "past"),
]


@pytest.mark.parametrize(("before", "words", "side"), EVERY)
def test_every_verb_of_the_tables_decides(before: str, words: set[str], side: str) -> None:
    assert dict.fromkeys(words, side) == {
        word: propose(before.format(word), "Monday", "").direction for word in words
    }


@pytest.mark.parametrize("word", sorted(direction.BUT))
def test_what_became_of_a_plan_is_behind_it(word: str) -> None:
    before = "The ship was due to sail on "
    assert propose(before, "Monday", ", the crew said.").direction == "future"
    assert propose(before, "Monday", f", {word} the ice is thick.").direction == ""


def test_a_direction_is_proposed_only_where_it_changes_the_value() -> None:
    text = (
        "The hall opened on Monday. It will close on Tuesday. It will close on May 3, 2030. "
        "It closed in December."
    )
    found = [(f.words, f.value, f.direction, f.reason) for f in scan(text, "2022-11-17")]
    assert found == [
        ("on Monday", "2022-11-14", "", ""),
        ("on Tuesday", "2022-11-22", "future", "will ... on"),
        ("on May 3, 2030", "2030-05-03", "", ""),
        ("in December", "2021-12-XX", "past", "closed ... in"),
    ]


def test_a_day_just_ahead_is_not_of_the_year_before() -> None:
    text = "The mill issued shares on {}, it said."
    found = {day: next(scan(text.format(day), "2022-10-30")).value for day in ("Oct. 31", "Dec. 1")}
    assert found == {"Oct. 31": "2022-10-31", "Dec. 1": "2021-12-01"}


def test_a_mark_has_the_direction_of_its_words() -> None:
    found = next(scan("It said so in an editorial on Saturday, Oct. 26:", "2019-10-28"))
    assert [mark.value for mark in found.marks] == [found.value] == ["2019-10-26"]


def test_a_bound_is_on_the_side_of_its_verb_or_its_date() -> None:
    """Since looks back and until ahead.

    By and until look back if the verb is in the past, or if their date is.
    """
    text = (
        "It had closed by Tuesday. It lasted until May. By 1950 it was old. It waits until May. "
        "It will have stood since Monday."
    )
    assert [(f.value, f.direction) for f in scan(text, "2022-11-17")] == [
        ("[..2022-11-15]", "past"),
        ("../2022-05", "past"),
        ("[..1950-12-31]", "past"),
        ("2022-11-17/2023-05", ""),
        ("2022-11-14/2022-11-17", ""),
    ]


def test_lengths_are_dates_only_where_the_verb_looks_ahead() -> None:
    text = (
        "The tunnel will open in three weeks. The crew dug it in three weeks. "
        "It is expected to pay within two years."
    )
    assert [(f.words, f.value, bool(f.hint)) for f in scan(text, "2022-11-17")] == [
        ("in three weeks", "2022-12-08", False),
        ("in three weeks", "", True),
        ("within two years", "[2022-11-17..2024-11-17]", False),
    ]
