namespace Twins.Core.Studies.Reporting.Style;

internal static class Colours
{
    // Ink on paper, one blue for the panel and favour, one orange against it: a pair that colour-blind readers tell apart.
    // --d1 to --d7 run from disfavour to favour, --t… is the text that keeps 4.5:1 on each; --c… are parts without order.
    public static Html Css { get; } =
        $$"""
        :root { color-scheme: light dark;
          --paper: #fbfaf7; --card: #ffffff; --ink: #1e2227; --soft: #575e66; --line: #e4e0d7; --accent: #14586f; --accent-tint: #dcebf0; --rest: #8a9097;
          --good: #1c6b48; --good-tint: #e3f1e8; --warn: #855000; --warn-tint: #f8eed9; --bad: #a02c20; --bad-tint: #f9e5e1;
          --d1: #8f3f10; --d2: #d0803c; --d3: #ecc39a; --d4: #dad7cf; --d5: #a9cbdb; --d6: #5a9dbc; --d7: #155a7c;
          --t1: #ffffff; --t2: #1e2227; --t3: #1e2227; --t4: #1e2227; --t5: #1e2227; --t6: #1e2227; --t7: #ffffff;
          --c1: #14586f; --c2: #d69a4c; --c3: #8fb8a5; --c4: #a9578a; --c5: #7486c2; --c6: #c9c5bb; --c7: #b5b04a; --c8: #6f7a80;
          --ct1: #ffffff; --ct2: #1e2227; --ct3: #1e2227; --ct4: #ffffff; --ct5: #101418; --ct6: #1e2227; --ct7: #1e2227; --ct8: #ffffff;
          --h1: #f0c8a2; --h2: #f5dcc3; --h3: #faeee2; --h5: #e6f0f4; --h6: #c9e0ea; --h7: #a4cddf; }
        @media (prefers-color-scheme: dark) { :root {
          --paper: #14171a; --card: #1b1f23; --ink: #e9e7e2; --soft: #a7adb4; --line: #30363c; --accent: #7cc0da; --accent-tint: #1d3640; --rest: #7d858d;
          --good: #7fcba2; --good-tint: #17291f; --warn: #e6b566; --warn-tint: #2d2413; --bad: #f09a8c; --bad-tint: #331c19;
          --d1: #ea9a5c; --d2: #bd6f35; --d3: #754626; --d4: #494d52; --d5: #2d566b; --d6: #4a90b2; --d7: #7fc4e2;
          --t1: #14171a; --t2: #0c0e10; --t3: #ffffff; --t4: #ffffff; --t5: #ffffff; --t6: #0c0e10; --t7: #14171a;
          --c1: #7cc0da; --c2: #d69a4c; --c3: #6f9d88; --c4: #d98cbc; --c5: #94a5e0; --c6: #565b60; --c7: #c6c163; --c8: #98a2a8;
          --ct1: #14171a; --ct2: #14171a; --ct3: #0c0e10; --ct4: #14171a; --ct5: #14171a; --ct6: #ffffff; --ct7: #14171a; --ct8: #14171a;
          --h1: #6b3c17; --h2: #4e3019; --h3: #352619; --h5: #1c2d36; --h6: #1f4355; --h7: #235a72; } }
        .d1 { fill: var(--d1); } .d2 { fill: var(--d2); } .d3 { fill: var(--d3); } .d4 { fill: var(--d4); } .d5 { fill: var(--d5); } .d6 { fill: var(--d6); } .d7 { fill: var(--d7); }
        .on-d1 { fill: var(--t1); } .on-d2 { fill: var(--t2); } .on-d3 { fill: var(--t3); } .on-d4 { fill: var(--t4); } .on-d5 { fill: var(--t5); } .on-d6 { fill: var(--t6); } .on-d7 { fill: var(--t7); }
        .c1 { fill: var(--c1); } .c2 { fill: var(--c2); } .c3 { fill: var(--c3); } .c4 { fill: var(--c4); } .c5 { fill: var(--c5); } .c6 { fill: var(--c6); } .c7 { fill: var(--c7); } .c8 { fill: var(--c8); }
        .on-c1 { fill: var(--ct1); } .on-c2 { fill: var(--ct2); } .on-c3 { fill: var(--ct3); } .on-c4 { fill: var(--ct4); } .on-c5 { fill: var(--ct5); } .on-c6 { fill: var(--ct6); } .on-c7 { fill: var(--ct7); } .on-c8 { fill: var(--ct8); }
        .h1 { fill: var(--h1); background: var(--h1); } .h2 { fill: var(--h2); background: var(--h2); } .h3 { fill: var(--h3); background: var(--h3); }
        .h5 { fill: var(--h5); background: var(--h5); } .h6 { fill: var(--h6); background: var(--h6); } .h7 { fill: var(--h7); background: var(--h7); }

        """;
}
