"""What is measured in the browser: the app, and the floor that no app can go below."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Subject:
    """A page to measure.

    `path` is its address on its server, `usable` a selector that is visible once it can be used,
    `whole` one that is once nothing is on its way any more; `actions` lead from the name of an
    action to the selectors to click, one after another: one press says little, since each waits for
    the next frame. Before each, what `opens` names for the action is clicked, and isn't measured.
    `prepare` is a script to run before them, `typing` the selector of a field in
    which what is typed gets stored. It `tells` if its page says when it is ready for no network.
    """

    name: str
    path: str
    usable: str
    whole: str
    actions: dict[str, list[str]]
    opens: dict[str, str] = field(default_factory=dict)
    prepare: str = ""
    typing: str = ""
    tells: bool = False


APP = Subject(
    "andersom",
    "/en/",
    'html[data-ready] [data-action="start"]',
    'html[data-ready="all"] [data-action="start"]',
    {
        "first screen": ['[data-action="start"]'],
        "next screen": ['[data-action="next"]'] * 4,
        "language switch": [
            f'[data-lang="{code}"]' for code in ("nl", "de", "tr", "uk", "ar", "en")
        ],
    },
    opens={"language switch": '[data-action="languages"]'},
    tells=True,
    typing="input[type=text][data-field]:visible, textarea[data-field]:visible",
)

# The app by the address that people are given; only its first visit is measured.
DOOR = Subject("door", "/", APP.usable, APP.whole, {})

# The least that each action can be: hide a section, or change every text where it stands.
FLOOR = Subject(
    "floor",
    "/",
    "main textarea",
    "main textarea",
    {
        "first screen": ["#p1 button >> nth=0"],
        "next screen": ["#p2 button >> nth=0", "#p5 button >> nth=0"],
        "language switch": ["#p3 button >> nth=0"] * 6,
    },
    prepare="""() => {
      const texts = [...document.querySelectorAll("main h2, main p, main label")];
      const hide = ({ target }) => (target.closest("section").hidden = true);
      const change = () => {
        for (const { firstChild: text } of texts) text.data = [...text.data].reverse().join("");
      };
      for (const [id, act] of [["p1", hide], ["p2", hide], ["p3", change], ["p5", hide]]) {
        document.querySelector(`#${id} button`).addEventListener("click", act);
      }
    }""",
)
