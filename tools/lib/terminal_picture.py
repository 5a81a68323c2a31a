# SPDX-License-Identifier: BSL-1.0
# Draws text from stdin as an SVG picture of a terminal: docs/images/demo.svg is made of what tools/demo prints.
#
# usage: tools/demo | python3 tools/lib/terminal_picture.py "tools/demo" 10 >docs/images/demo.svg
# The arguments are the command that is shown above the text, and how many lines are kept of each table.
import html
import sys

command, most = sys.argv[1], int(sys.argv[2])
tables = "".join(line for line in sys.stdin if not line.startswith("[")).strip().split("\n\n")
lines, heads = [], set()
for table in tables:
    rows = [row.rstrip() for row in table.split("\n")]
    heads.add(len(lines))
    lines += rows if len(rows) <= most else [*rows[:most], "…"]
    lines.append("")
lines.pop()
width = max(len(line) for line in lines) * 7.85 + 40
height = (len(lines) + 2) * 19 + 40

print(f'''<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:.0f} {height}" width="{width:.0f}" height="{height}" role="img">
<!-- SPDX-License-Identifier: BSL-1.0 -->
<title>What {html.escape(command)} prints</title>
<style>
  .screen {{ fill: #14181d; }} .dot {{ fill: #5b6875; }}
  text {{ font: 13px ui-monospace, "DejaVu Sans Mono", Menlo, Consolas, monospace; fill: #e3e9ef; white-space: pre; }}
  .prompt {{ fill: #7dbdf5; }} .head {{ fill: #a3b1bf; }} .good {{ fill: #62d2b6; font-weight: bold; }}
</style>
<rect class="screen" width="100%" height="100%" rx="8"/>
<circle class="dot" cx="20" cy="18" r="5"/><circle class="dot" cx="38" cy="18" r="5"/><circle class="dot" cx="56" cy="18" r="5"/>
<text class="prompt" x="20" y="50">$ {html.escape(command)}</text>''')
for at, line in enumerate(lines):
    kind = ' class="good"' if at == len(lines) - 1 else ' class="head"' if at in heads else ""
    print(f'<text{kind} x="20" y="{72 + 19 * at}" xml:space="preserve">{html.escape(line)}</text>')
print("</svg>")
