# SPDX-License-Identifier: BSL-1.0
# Writes names.js for the search box: every public name with its page, and every section of the guide.
#
# usage: docs_index.py <doxygen's xml folder> <docs folder> <names.js> <public names>
# The last file gets a line for each public name: the name and its page. The test of the documentation reads it.
import json
import pathlib
import re
import sys
import xml.etree.ElementTree as ElementTree

xml, docs, names_js, public = map(pathlib.Path, sys.argv[1:])
KINDS = {"class": "class", "struct": "struct", "namespace": "namespace", "file": "header"}


def text_of(node):
    return " ".join("".join(node.itertext()).split()) if node is not None else ""


def described(node):
    return text_of(node.find("briefdescription")) or text_of(node.find("detaileddescription"))


def page_of(member):
    """The page and the anchor of a member: Doxygen's id is "<page>_1<anchor>"."""
    page, _, anchor = member.rpartition("_1")
    return f"{page}.html#{anchor}"


def compounds():
    for compound in ElementTree.parse(xml / "index.xml").getroot():
        if compound.get("kind") in KINDS:
            yield ElementTree.parse(xml / f"{compound.get('refid')}.xml").getroot().find("compounddef")


entries = []
for compound in compounds():
    kind, name = compound.get("kind"), text_of(compound.find("compoundname"))
    # Other libraries are named where one of their types is declared or specialised.
    if name.startswith(("std", "Poco", "restinio")) or name.endswith((".md", ".dox")):
        continue
    entries.append((name, KINDS[kind], f"{compound.get('id')}.html", described(compound)))
    for member in compound.iter("memberdef"):
        # A header's page repeats its namespace's members: only macros are there alone.
        if member.get("prot") == "private" or (kind == "file" and member.get("kind") != "define"):
            continue
        scope = "" if kind == "file" else f"{name}::"
        label = "macro" if kind == "file" else member.get("kind")
        entries.append((scope + text_of(member.find("name")), label, page_of(member.get("id")), described(member)))
        for value in member.iter("enumvalue"):
            entries.append((f"{scope}{text_of(member.find('name'))}::{text_of(value.find('name'))}", "enumerator",
                            page_of(value.get("id")), described(value)))

# Overloads are one entry, with the first one's text.
unique = {}
for entry in entries:
    unique.setdefault((entry[0], entry[1]), entry)
entries = list(unique.values())
public.write_text("".join(f"{name}\t{url}\n" for name, _, url, _ in entries))

for page in sorted(docs.glob("*.md")):
    title, fenced, section = page.stem, False, None
    for line in page.read_text().splitlines():
        if line.startswith("```"):
            fenced = not fenced
        elif not fenced and line.startswith("#"):
            section = line.lstrip("# ").replace("`", "")
            if line.startswith("# "):
                title = section
            entries.append((section, "guide", f"{page.stem}.html", "" if section == title else f"in {title}."))
        elif not fenced and section and len(entries[-1][3]) < 300 and not re.match(r"[|<!]", line):
            name, kind, url, text = entries[-1]
            entries[-1] = (name, kind, url, f"{text} {line}".strip())

order = {"guide": 0, "function": 1, "class": 2, "struct": 2, "macro": 3}
entries.sort(key=lambda entry: (order.get(entry[1], 4), entry[0].count("::"), entry[0]))
records = [{"name": name.removeprefix("amiss::"), "kind": kind, "url": url, "text": text}
           for name, kind, url, text in entries]
names_js.write_text("var amiss_names = " + json.dumps(records, ensure_ascii=False, separators=(",", ":")) + ";\n")
