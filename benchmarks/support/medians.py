# SPDX-License-Identifier: BSL-1.0
# Medians, and 95 % intervals that hold for any distribution.
import math


def median(values):
    ordered = sorted(values)
    middle = len(ordered) // 2
    return ordered[middle] if len(ordered) % 2 else (ordered[middle - 1] + ordered[middle]) / 2


def interval(values):
    """The narrowest pair of order statistics that contains the median with 95 %; of fewer than 6 values, the least and the greatest."""
    ordered = sorted(values)
    count = len(ordered)
    cut = 0
    outside = 0.0
    while cut < count // 2:
        outside += 2 * math.comb(count, cut) / 2**count
        if outside > 0.05:
            break
        cut += 1
    cut = max(cut - 1, 0)
    return ordered[cut], ordered[count - 1 - cut]


def row(workload, rival, values, baseline, unit, note=""):
    """A line of the report: the median, and the median of the ratios to the baseline's values of the same repetitions."""
    ratios = [value / base for value, base in zip(values, baseline)] if baseline else []
    low, high = interval(ratios) if ratios else (None, None)
    return {"workload": workload, "rival": rival, "value": median(values), "unit": unit, "note": note,
            "ratio": median(ratios) if ratios else None, "low": low, "high": high, "count": len(values)}
