"""Show above a block the name of the file that it is, which stands in a remark of the page."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from docutils import nodes

if TYPE_CHECKING:
    from sphinx.application import Sphinx

FILE = re.compile(r"<!-- file: (?P<name>\S+) -->\n?")


def show_file_names(_app: Sphinx, tree: nodes.document) -> None:
    """Make the remark `file: NAME` the caption of the block below it."""
    for block in list(tree.findall(nodes.literal_block)):
        above = block.previous_sibling()
        if isinstance(above, nodes.raw) and (named := FILE.fullmatch(above.astext())):
            name = nodes.caption("", "", nodes.literal("", named["name"]))
            whole = nodes.container("", name, literal_block=True, classes=["literal-block-wrapper"])
            tree.set_id(whole)
            block.replace_self(whole)
            whole += block
            above.parent.remove(above)


def setup(app: Sphinx) -> dict[str, bool]:
    """Run on each page once it is read."""
    app.connect("doctree-read", show_file_names)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
