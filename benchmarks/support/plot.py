# SPDX-License-Identifier: BSL-1.0
# Draws the ratios of one question as horizontal bars, in an SVG that refers to no other file.
import html
import math

WIDTH, LABELS, BAR, GAP, TOP = 860, 190, 18, 6, 64
PLOT = WIDTH - LABELS - 170
COLORS = {"amiss": "#c2410c", "baseline": "#cbd5e1"}
OTHER = "#8193ab"


def number(value):
    return f"{value:,.0f}" if value >= 100 else f"{value:.1f}" if value >= 10 else f"{value:.2f}"


def scaled(value, unit):
    """A time in the unit in which it has one to four digits before the point."""
    for larger in ("µs", "ms", "s") if unit == "ns" else ():
        if value >= 10_000:
            value, unit = value / 1000, larger
    return f"{number(value)} {unit}"


def color_of(rival):
    return next((color for name, color in COLORS.items() if rival.startswith(name)), OTHER)


def ticks(most, logarithmic):
    if logarithmic:
        return [10**power for power in range(0, math.floor(math.log10(most)) + 1)]
    step = next(size for size in (0.25, 0.5, 1, 2, 5, 10) if most / size <= 8)
    return [step * count for count in range(0, math.floor(most / step) + 1)]


def draw(question, title, rows):
    """The SVG of `rows`, which are in groups by workload. Rows without a ratio are left out; None when no row has one."""
    rows = [row for row in rows if row["ratio"]]
    if not rows:
        return None
    most = max(row["ratio"] for row in rows) * 1.02
    least = min(1.0, min(row["ratio"] for row in rows))
    logarithmic = most / least > 12
    floor = math.log10(least) - 0.15 if logarithmic else 0

    def length(ratio):
        if logarithmic:
            return PLOT * (math.log10(ratio) - floor) / (math.log10(most) - floor)
        return PLOT * ratio / most

    body = []
    y = TOP
    workload = None
    for row in rows:
        if row["workload"] != workload:
            workload = row["workload"]
            y += 12
            body.append(f'<text x="16" y="{y + 13}" class="group">{html.escape(workload)}</text>')
            y += 24
        middle = y + BAR - 5
        strong = ' class="ours"' if row["rival"].startswith("amiss") else ""
        body.append(f'<text x="{LABELS - 10}" y="{middle}" text-anchor="end"{strong}>{html.escape(row["rival"])}</text>')
        end = length(row["ratio"])
        body.append(f'<rect x="{LABELS}" y="{y}" width="{max(end, 1):.1f}" height="{BAR}" rx="2" '
                    f'fill="{color_of(row["rival"])}"/>')
        label = end
        if row["low"] is not None and row["high"] > row["low"]:
            low, high = length(row["low"]), min(length(row["high"]), PLOT)
            label = max(end, high)
            body.append(f'<path d="M{LABELS + low:.1f} {y + BAR / 2}H{LABELS + high:.1f}" stroke="#0f172a" '
                        f'stroke-opacity="0.55"/>')
        value = f'{number(row["ratio"])}× · {scaled(row["value"], row["unit"])}'
        body.append(f'<text x="{LABELS + max(label, 1) + 8:.1f}" y="{middle}"{strong}>{html.escape(value)}</text>')
        y += BAR + GAP
    height = y + 34
    grid = []
    for tick in ticks(most, logarithmic):
        x = LABELS + length(tick) if tick > 0 else LABELS
        grid.append(f'<path d="M{x:.1f} {TOP}V{y + 2}" stroke="#e2e8f0"/>'
                    f'<text x="{x:.1f}" y="{y + 18}" text-anchor="middle" class="tick">{tick:g}×</text>')
    scale = "logarithmic scale" if logarithmic else "linear scale"
    return "\n".join([
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{height}" viewBox="0 0 {WIDTH} {height}" '
        f'role="img" aria-label="{html.escape(title)}">',
        '<style>text{font:13px system-ui,sans-serif;fill:#334155}.title{font-size:17px;font-weight:600;fill:#0f172a}'
        '.group{font-weight:600;fill:#0f172a}.ours{font-weight:600;fill:#c2410c}.tick{font-size:11px;fill:#64748b}</style>',
        f'<rect width="{WIDTH}" height="{height}" rx="6" fill="#ffffff"/>',
        f'<text x="16" y="30" class="title">{html.escape(title)}</text>',
        f'<text x="16" y="50" class="tick">{html.escape(question)}: ratio to the baseline, less is better; {scale}; '
        'the line through a bar: 95 % interval</text>',
        *grid, *body, "</svg>", ""])
