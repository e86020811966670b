"""Makes public/fonts/{piazzolla,familjen}.<hash>.woff2 and writes their names where they are used.

Fontsource ships each family in pieces; here "latin" and "latin-ext" become one file again, so that accented letters
share the outlines of their plain ones and are kerned with them. Run from the root of the repository:

  python3 -m venv /tmp/fonts && /tmp/fonts/bin/pip install fonttools==4.66.1 brotli
  npm install --prefix /tmp/fonts @fontsource-variable/piazzolla@5.3.0 @fontsource-variable/familjen-grotesk@5.3.0
  PYTHONHASHSEED=0 /tmp/fonts/bin/python tools/fonts.py /tmp/fonts/node_modules/@fontsource-variable
"""
import hashlib, io, pathlib, re, sys
from fontTools import subset
from fontTools.otlLib.builder import buildLookup, buildSingleSubstSubtable
from fontTools.ttLib import TTFont
from fontTools.varLib.hvar import add_HVAR
from fontTools.varLib.instancer import instantiateVariableFont

FAMILIES = {'piazzolla': 'piazzolla', 'familjen': 'familjen-grotesk'}
USED_IN = [pathlib.Path('app/(reader)/styles/fonts.css'), pathlib.Path('components/site/site-head.tsx')]
# Latin-1 and Latin Extended-A. The pages name a wider range, which is shorter to say: what is missing in between the next font has.
LETTERS = '''
  U+20-7E, U+A0-A1, U+A3, U+A7, U+A9, U+AB, U+B0, U+B7, U+BB, U+BD, U+BF-D6, U+D8-F6, U+F8-137,
  U+139-148, U+14A-17E, U+218-21B, U+2013-2014, U+2018-201E, U+2020, U+2022, U+2026, U+2032-2033,
  U+2039-203A, U+20AC, U+2122, U+2190-2193, U+2212
'''
ROMANIAN = {'Scedilla': 'uni0218', 'scedilla': 'uni0219', 'uni0162': 'uni021A', 'uni0163': 'uni021B'}

def make(name, folder):
    font, extended = (TTFont(f'{folder}/{FAMILIES[name]}-{part}-wght-normal.woff2') for part in ('latin', 'latin-ext'))
    font.ensureDecompiled(), extended.ensureDecompiled()
    letters = codepoints()
    del font['HVAR']  # made anew below
    merge(font, extended, sorted(letters & (extended.getBestCmap().keys() - font.getBestCmap().keys())))
    write_romanian(font['GSUB'].table)
    instantiateVariableFont(font, {'wght': (400, 700)}, inplace=True)
    fill_deltas(font)
    options = subset.Options(layout_features=['kern', 'liga', 'locl', 'tnum'], name_IDs=[0, 1, 2], hinting=False,
                             notdef_outline=True, glyph_names=False, drop_tables=['STAT', 'gasp', 'prep'])
    cut = subset.Subsetter(options)
    cut.populate(unicodes=letters)
    cut.subset(font)
    font['fvar'].instances = []
    for variations in font['gvar'].variations.values():  # two units of a thousand are no pixel at any size of ours
        for variation in variations:
            variation.coordinates = [at and tuple(2 * round(part / 2) for part in at) for at in variation.coordinates]
    add_HVAR(font)
    font['head'].modified, font.recalcTimestamp, font.flavor = font['head'].created, False, 'woff2'
    font.save(made := io.BytesIO())
    publish(name, made.getvalue())

def codepoints():
    spans = re.findall(r'U\+([0-9A-F]+)(?:-([0-9A-F]+))?', LETTERS)
    return {code for first, last in spans for code in range(int(first, 16), int(last or first, 16) + 1)}

def merge(font, extended, letters):
    order, names = list(font.getGlyphOrder()), extended.getBestCmap()
    kerning = [pairs for lookup in font['GPOS'].table.LookupList.Lookup for table in lookup.SubTable
               if hasattr(pairs := getattr(table, 'ExtSubTable', table), 'ClassDef1')]
    def take(glyph):
        if glyph in font['glyf'].glyphs: return
        parts = [part.glyphName for part in getattr(extended['glyf'][glyph], 'components', [])]
        for part in parts: take(part)
        for table in ('glyf', 'hmtx'): font[table][glyph] = extended[table][glyph]
        font['gvar'].variations[glyph] = extended['gvar'].variations.get(glyph, [])
        order.append(glyph)
        if len(parts) > 1: kern_like(glyph, parts)
    def kern_like(glyph, parts):  # as its plain letter; as ï where the accent is wider than an i
        like = 'idieresis' if parts[0] == 'dotlessi' and 'uni0328' not in parts else parts[0]
        for pairs in kerning:
            if like in pairs.ClassDef2.classDefs: pairs.ClassDef2.classDefs[glyph] = pairs.ClassDef2.classDefs[like]
            if like not in pairs.Coverage.glyphs or 'uni030C.alt' in parts: continue  # nothing moves into ď, ľ, ť
            pairs.Coverage.glyphs.append(glyph)
            if like in pairs.ClassDef1.classDefs: pairs.ClassDef1.classDefs[glyph] = pairs.ClassDef1.classDefs[like]
    for letter in letters:
        take(names[letter])
        for table in font['cmap'].tables: table.cmap[letter] = names[letter]
    font.setGlyphOrder(order)
    font['glyf'].glyphOrder, font['maxp'].numGlyphs = order, len(order)
    for pairs in kerning: pairs.Coverage.glyphs.sort(key=order.index)
    fill_deltas(font)

def fill_deltas(font):  # fonttools wants an entry even for a glyph that does not vary
    for glyph in font.getGlyphOrder(): font['gvar'].variations.setdefault(glyph, [])

def write_romanian(gsub):  # ş and ţ are drawn ș and ț in lang="ro", as in the whole font; no other language is kept
    features, lookups = gsub.FeatureList.FeatureRecord, gsub.LookupList.Lookup
    for record in features:
        if record.FeatureTag == 'locl': record.Feature.LookupListIndex, record.Feature.LookupCount = [len(lookups)], 1
    lookups.append(buildLookup([buildSingleSubstSubtable(ROMANIAN)]))
    gsub.LookupList.LookupCount = len(lookups)
    locl = next(index for index, record in enumerate(features) if record.FeatureTag == 'locl')
    for script in gsub.ScriptList.ScriptRecord:
        for record in script.Script.LangSysRecord:
            kept = [i for i in record.LangSys.FeatureIndex if features[i].FeatureTag != 'locl']
            romanian = record.LangSysTag in ('ROM ', 'MOL ')
            record.LangSys.FeatureIndex = sorted(kept + [locl]) if romanian else kept

def publish(name, made):
    file = f"{name}.{hashlib.sha256(made).hexdigest()[:8]}.woff2"
    for old in pathlib.Path('public/fonts').glob(f'{name}.*.woff2'): old.unlink()
    pathlib.Path('public/fonts', file).write_bytes(made)
    for place in USED_IN: place.write_text(re.sub(rf'\b{name}\.\w+\.woff2', file, place.read_text()))
    print(file, len(made))

for family in FAMILIES: make(family, f'{sys.argv[1]}/{FAMILIES[family]}/files')

# Share images set text as outlines, and fontkit can't vary a WOFF2: one weight of each, by itself.
for name, weight in {'piazzolla': 650, 'familjen': 600}.items():
    [variable] = pathlib.Path('public/fonts').glob(f'{name}.*.woff2')
    font = instantiateVariableFont(TTFont(variable), {'wght': weight})
    font['head'].modified, font.recalcTimestamp, font.flavor = font['head'].created, False, 'woff2'
    font.save(f'features/seo/share/{name}-{weight}.woff2')
