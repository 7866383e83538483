"""The page on the Python API, made from its docstrings."""

from __future__ import annotations

import inspect
import re
from dataclasses import fields
from types import ModuleType
from typing import Any

import huggingtweets as ht
from huggingtweets.errors import HuggingTweetsError

HEAD = """# Python

```python
import huggingtweets as ht

account = ht.add(ht.SAMPLE)  # or the path of your archive
persona = ht.train(account, fast=True)
for post in persona.write("My dream is", n=3):
    print(post)
```

`import huggingtweets` is quick: everything else is imported when you first use it. Functions call what the command line
calls and share its data. They print nothing; warnings are Python's. Messages name options as the command line does:
`--max-posts` is `max_posts`.

Measure texts and export the persona:

```python
report = persona.score(["The lamp was lit.", "Buy now!"])
for text in report.texts:
    print(f"{text.gain:+.0%}", text.text)

print(persona.record.after.bits_per_byte)
print(persona.export("adapter", "my-adapter").path)
```

Follow a long training:

```python
def show(event):
    match event:
        case ht.events.StepDone():
            print(event.step, event.nats_per_token)
        case ht.events.Notice():
            print(event)


persona = ht.train(account, max_posts=200, progress=show)  # or progress=True
```

Every error is a `ht.errors.HuggingTweetsError` that says what to do next. Ctrl-C leaves everything usable: a training
saves a checkpoint, and posts that were written are stored.

## Reference

This part is generated from the code: `make docs`.
"""

PARTS = {"Args": "argument", "Raises": "error"}
"""Parts of a docstring that become tables, and what the first column names."""


def page() -> str:
    """The whole page."""
    return HEAD + "".join(entry(name, getattr(ht, name)) for name in ORDER)


ORDER = ["SAMPLE", "add", "train", "Account", "Persona", "errors", "events"]


def entry(name: str, value: Any) -> str:
    """The part about one name."""
    title = f"\n### ht.{name}\n\n"
    if isinstance(value, ModuleType):
        return title + module(value)
    if inspect.isclass(value):
        return title + about(f"ht.{name}", value) + "".join(members(name, value))
    if callable(value):
        return title + about(f"ht.{name}", value)
    return f"{title}{' '.join(constants(ht.api)[name].split())}\n"


def members(name: str, kind: type) -> list[str]:
    """The parts about the public attributes of a class, in their order."""
    found = []
    for key, value in vars(kind).items():
        if not key.startswith("_"):
            own = value.__func__ if isinstance(value, classmethod) else value
            prefix = f"ht.{name}" if isinstance(value, classmethod) else name.lower()
            found.append(f"\n#### {name}.{key}\n\n{about(f'{prefix}.{key}', own)}")
    return found


def about(call: str, value: Any) -> str:
    """The signature of `value` and its docstring."""
    if isinstance(value, property):
        returned = str(inspect.signature(value.fget).return_annotation)
        return code(f"{call}: {returned}") + text(value.__doc__)
    signature = inspect.signature(value)
    parameters = [each for each in signature.parameters.values() if each.name not in ("self", "cls")]
    returned = inspect.Signature.empty if inspect.isclass(value) else signature.return_annotation
    shown = str(signature.replace(parameters=parameters, return_annotation=returned))
    shown = re.sub(r"(: |-> )'(.*?)'", r"\1\2", shown)
    return code(f"{call}{shown}") + text(value.__doc__)


def code(line: str) -> str:
    """One line of Python, broken at its arguments if it is long."""
    if len(line) > 100:
        head, _, rest = line.partition("(")
        inner, _, end = rest.rpartition(")")
        arguments = re.split(r", (?=\*?\*?\w+(?::|,|$)|\*,)", inner)
        line = head + "(\n" + "".join(f"    {each},\n" for each in arguments) + ")" + end
    return f"```py\n{line}\n```\n\n"


def text(docstring: str | None) -> str:
    """A docstring with its parts as tables."""
    lead, *parts = re.split(r"^(Args|Returns|Raises):\n", inspect.cleandoc(docstring or ""), flags=re.MULTILINE)
    made = " ".join(lead.split()) if "\n\n" not in lead.strip() else lead.strip()
    for name, part in zip(parts[::2], parts[1::2], strict=True):
        lines = [" ".join(each.split()) for each in re.split(r"\n    (?=\S)", "\n" + part.rstrip())[1:]]
        if name == "Returns":
            made += f"\n\nReturns: {' '.join(lines)}"
        else:
            made += f"\n\n| {PARTS[name]} | meaning |\n| --- | --- |"
            for line in lines:
                key, _, meaning = line.partition(": ")
                keys = ", ".join(f"`{each}`" for each in key.split(", "))
                made += f"\n| {keys} | {meaning} |"
    return made + "\n"


def module(value: ModuleType) -> str:
    """The classes that a module defines."""
    own = [each for each in vars(value).values() if inspect.isclass(each) and each.__module__ == value.__name__]
    rows = []
    for each in own:
        if issubclass(each, HuggingTweetsError):
            rows.append((each.__name__, first(each), f"`{each.code}`"))
        elif hasattr(each, "__dataclass_fields__"):
            rows.append((each.__name__, first(each), ", ".join(f"`{field.name}`" for field in fields(each))))
    third = "code" if value is ht.errors else "fields"
    lines = [f"| class | meaning | {third} |", "| --- | --- | --- |"]
    return f"{first(value)}\n\n" + "\n".join([*lines, *(f"| `{a}` | {b} | {c} |" for a, b, c in rows)]) + "\n"


def first(value: Any) -> str:
    """The first paragraph of a docstring."""
    return " ".join(inspect.cleandoc(value.__doc__).partition("\n\n")[0].split())


def constants(value: ModuleType) -> dict[str, str]:
    """The docstrings of a module's constants."""
    found = re.findall(r'^([A-Z]+) = .*\n"""(.*?)"""', inspect.getsource(value), re.MULTILINE | re.DOTALL)
    return dict(found)
