"""The analysis of the mega-study in NumPy: four figures of every outcome and their mean, over 1,000 resamples of people.

python3 resamples.py <folder> <draws> loop|matrix   prints seconds of computing (reading left out) and the figures as JSON.
"loop" is what one writes first: draw people, compute every outcome. "matrix" adds up eight sums of every outcome with one
matrix product, which is the fastest that NumPy can do here.
"""
import json
import sys
import time

import numpy as np
import pandas as pd

folder, draws, way = sys.argv[1], int(sys.argv[2]), sys.argv[3]
human = pd.read_csv(f"{folder}/combined_dv_human.csv").set_index("TWIN_ID").sort_index()
twin = pd.read_csv(f"{folder}/combined_dv_llm.csv").set_index("TWIN_ID").loc[human.index]
columns = [c for c in human.columns if (human[c].notna() & twin[c].notna()).sum() >= 2]
h, t = human[columns].to_numpy(float), twin[columns].to_numpy(float)
rng = np.random.default_rng(1)


def figures(n, sh, st, shh, stt, sht, se, see):
    # What is left of a constant after rounding is no variance.
    vh, vt = (np.where(v > 1e-12 * q, v, np.nan) for v, q in ((shh - sh * sh / n, shh), (stt - st * st / n, stt)))
    return (sht - sh * st / n) / np.sqrt(vh * vt), 1 - see / vh, np.sqrt(vt / vh), se / n


def sums(h, t):
    whole = ~np.isnan(h) & ~np.isnan(t)
    a, b = np.where(whole, h - np.nanmean(h, 0), 0), np.where(whole, t - np.nanmean(t, 0), 0)
    e = np.where(whole, t - h, 0)
    return np.stack([whole.astype(float), a, b, a * a, b * b, a * b, np.abs(e), e * e])


def by_matrix():
    parts = sums(h, t)
    n, k = h.shape
    flat = parts.transpose(1, 0, 2).reshape(n, 8 * k)
    counts = np.stack([np.bincount(rng.integers(0, n, n), minlength=n) for _ in range(draws)]).astype(float)
    return np.stack(figures(*(counts @ flat).reshape(draws, 8, k).transpose(1, 0, 2)))


def by_loop():
    out = np.empty((4, draws, h.shape[1]))
    for b in range(draws):
        drawn = rng.integers(0, h.shape[0], h.shape[0])
        out[:, b] = figures(*sums(h[drawn], t[drawn]).sum(1))
    return out


with np.errstate(all="ignore"):
    start = time.perf_counter()
    drawn = by_matrix() if way == "matrix" else by_loop()
    ends = np.nanpercentile(drawn, [2.5, 97.5], axis=1)
    r = np.clip(drawn[0], -.999999, .999999)
    mean = np.tanh(np.nanmean(np.arctanh(r), axis=1))
    mean_ends = np.percentile(mean, [2.5, 97.5])
    seconds = time.perf_counter() - start
print(json.dumps({"seconds": seconds, "numpy": np.__version__, "mean_r": mean_ends.tolist(), "widths": np.nanmean(ends[1] - ends[0], axis=1).tolist()}))
