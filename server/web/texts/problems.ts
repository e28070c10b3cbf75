import type { ErrorCode } from '../../../src/errors.ts'
import type { Language } from '../../language.ts'

export interface ProblemText {
  readonly title: string
  /** What happened and why, when the request itself says nothing better. */
  readonly detail: string
  /** What to do next. */
  readonly hint: string
}

const text = (title: string, detail: string, hint: string): ProblemText => ({ title, detail, hint })

const da: Readonly<Record<ErrorCode, ProblemText>> = {
  usage: text('Forkert kald', 'Kommandoen kan ikke læses.', 'Kør `referatsoeg --help`.'),
  'bad-request': text(
    'Ugyldig parameter',
    'En eller flere parametre i adressen kan ikke bruges.',
    'Ret parameteren, og send forespørgslen igen.',
  ),
  'unknown-parameter': text(
    'Ukendt parameter',
    'Adressen har en parameter, som tjenesten ikke kender.',
    'Ret navnet; de kendte parametre står i dokumentationen.',
  ),
  'path-not-found': text(
    'Stien findes ikke',
    'Filen eller mappen findes ikke.',
    'Kontrollér stavningen af stien.',
  ),
  'not-found': text(
    'Findes ikke',
    'Der er intet på denne adresse.',
    'Kontrollér adressen, eller søg igen for at finde den, der gælder nu.',
  ),
  withdrawn: text(
    'Punktet er trukket tilbage',
    'Punktet har været her, men findes ikke længere i samlingen.',
    'Spørg kommunen, eller søg igen.',
  ),
  'method-not-allowed': text(
    'Metoden er ikke tilladt',
    'Adressen kan ikke kaldes med denne metode.',
    'Brug en af de metoder, som `Allow` i svarets hoved nævner.',
  ),
  forbidden: text(
    'Ikke tilladt',
    'Adressen er kun for den, der driver tjenesten.',
    'Spørg fra serveren selv, eller send den nøgle, der står i opsætningen.',
  ),
  'key-required': text(
    'Nøgle mangler',
    'Her læses kun med en søgenøgle.',
    'Send dit websteds nøgle som `key`. Den fås hos den, der driver tjenesten.',
  ),
  'key-refused': text(
    'Nøglen gælder ikke',
    'Søgenøglen findes ikke, er udløbet eller gælder ikke for dette websted eller denne søgning.',
    'Kontrollér nøglen, webstedet og udløbsdagen hos den, der driver tjenesten.',
  ),
  'stale-cursor': text(
    'Markøren er forældet',
    'Referaterne er ændret, siden markøren blev udleveret.',
    'Begynd forfra uden `cursor`.',
  ),
  'headers-too-large': text(
    'Hovedet er for langt',
    'Forespørgslens hovedfelter er for lange.',
    'Send færre eller kortere felter.',
  ),
  'request-timeout': text(
    'Forespørgslen kom for langsomt',
    'Forespørgslen nåede ikke frem i tide.',
    'Send den igen.',
  ),
  'body-too-large': text(
    'Forespørgslen er for stor',
    'Der læses højst 64 kB.',
    'Send mindre tekst ad gangen.',
  ),
  'query-too-short': text(
    'Søgningen er for kort',
    'Skriv mindst 2 tegn',
    'Skriv mindst 2 bogstaver eller tal.',
  ),
  'query-too-long': text(
    'Søgningen er for lang',
    'Der søges på højst 1.000 tegn og 64 ord.',
    'Forkort søgningen til det vigtigste.',
  ),
  'address-too-long': text(
    'Adressen er for lang',
    'Adresser over 8 kB læses ikke.',
    'Forkort søgningen, eller brug færre filtre.',
  ),
  'empty-document': text('Tomt dokument', 'Filen indeholder ingen tekst.', 'Eksportér den igen fra kilden.'),
  'binary-document': text('Ikke tekst', 'Filen er ikke en tekstfil.', 'Gem dokumentet som tekst (UTF-8).'),
  'unreadable-document': text(
    'Kan ikke læses',
    'Filen kan ikke åbnes.',
    'Kontrollér rettighederne til filen.',
  ),
  'document-too-large': text('Dokumentet er for stort', 'Der læses højst 50 MB.', 'Del dokumentet op.'),
  'not-minutes': text(
    'Ikke et referat',
    'Der blev ikke fundet noget dagsordenspunkt i dokumentet.',
    'Kør `referatsoeg inspect FIL` for at se, hvad der blev læst.',
  ),
  'not-ready': text('Ikke klar endnu', 'Søgningen er ved at starte.', 'Prøv igen om lidt.'),
  storage: text('Indekset kan ikke læses', 'Søgeindekset kan ikke læses lige nu.', 'Prøv igen om lidt.'),
  'unwritable-data': text(
    'Kan ikke skrive',
    'Datamappen kan ikke skrives.',
    'Kontrollér rettighederne til mappen.',
  ),
  'no-index': text(
    'Intet indeks',
    'Der er ikke indekseret referater endnu.',
    'Prøv igen, når indekseringen er kørt.',
  ),
  'other-model': text(
    'Indekset passer ikke',
    'Indekset er lavet med en anden sprogmodel.',
    'Kontakt den, der driver tjenesten.',
  ),
  'newer-index': text(
    'Indekset er nyere',
    'Indekset er lavet af en nyere udgave.',
    'Kontakt den, der driver tjenesten.',
  ),
  locked: text('Optaget', 'Indekset er optaget af en anden proces.', 'Prøv igen om lidt.'),
  'index-changed': text(
    'Referaterne blev ændret',
    'Der kom nye eller ændrede referater, mens resultatet blev hentet.',
    'Hent det hele igen.',
  ),
  'backend-unreachable': text('Søgemaskinen svarer ikke', 'Søgemaskinen kan ikke nås.', 'Prøv igen om lidt.'),
  'embedding-unavailable': text(
    'Søgning på betydning er ude af drift',
    'Sprogmodellen kan ikke bruges lige nu.',
    'Søg på ord i stedet (`mode=keyword`).',
  ),
  busy: text(
    'Mange søger lige nu',
    'Mange søger lige nu. Prøv igen om lidt.',
    'Prøv igen om nogle sekunder.',
  ),
  'too-slow': text(
    'Søgningen tog for lang tid',
    'Søgningen blev afbrudt, fordi den tog for lang tid.',
    'Søg på færre ord, eller prøv igen om nogle sekunder.',
  ),
  'rate-limited': text(
    'For mange søgninger',
    'Der er søgt mange gange herfra på kort tid.',
    'Prøv igen om lidt; svarets `Retry-After` siger hvornår.',
  ),
  'old-node': text(
    'For gammel Node.js',
    'Tjenesten kræver en nyere Node.js.',
    'Kontakt den, der driver tjenesten.',
  ),
  internal: text(
    'Intern fejl',
    'Noget gik galt hos os.',
    'Prøv igen. Hvis fejlen fortsætter, så oplys referencen til den, der driver tjenesten.',
  ),
}

const en: Readonly<Record<ErrorCode, ProblemText>> = {
  usage: text('Wrong usage', 'The command cannot be read.', 'Run `referatsoeg --help`.'),
  'bad-request': text(
    'Invalid parameter',
    'One or more parameters of the address cannot be used.',
    'Correct the parameter and send the request again.',
  ),
  'unknown-parameter': text(
    'Unknown parameter',
    'The address has a parameter that the service does not know.',
    'Correct the name; the documentation lists the known parameters.',
  ),
  'path-not-found': text(
    'Path not found',
    'The file or folder does not exist.',
    'Check the spelling of the path.',
  ),
  'not-found': text(
    'Not found',
    'There is nothing at this address.',
    'Check the address, or search again to get a current one.',
  ),
  withdrawn: text(
    'Item withdrawn',
    'The agenda item was here and is no longer in the collection.',
    'Ask the municipality, or search again.',
  ),
  'method-not-allowed': text(
    'Method not allowed',
    'This address cannot be called with this method.',
    'Use one of the methods that the header `Allow` names.',
  ),
  forbidden: text(
    'Forbidden',
    'This address is for whoever runs the service.',
    'Ask from the server itself, or send the key that its configuration names.',
  ),
  'key-required': text(
    'Key required',
    'Reading needs a search key here.',
    'Send the key of your site as `key`. Whoever runs the service gives it out.',
  ),
  'key-refused': text(
    'Key refused',
    'The search key does not exist, has expired, or is not for this site or this search.',
    'Check the key, the site and its last day with whoever runs the service.',
  ),
  'stale-cursor': text(
    'Stale cursor',
    'The minutes have changed since the cursor was given out.',
    'Start again without `cursor`.',
  ),
  'headers-too-large': text(
    'Headers too large',
    'The headers of the request are too long.',
    'Send fewer or shorter headers.',
  ),
  'request-timeout': text('Request too slow', 'The request did not arrive in time.', 'Send it again.'),
  'body-too-large': text('Request too large', 'At most 64 kB are read.', 'Send less text at a time.'),
  'query-too-short': text(
    'Query too short',
    'Type at least 2 characters',
    'Write at least 2 letters or digits.',
  ),
  'query-too-long': text(
    'Query too long',
    'At most 1,000 characters and 64 words are searched.',
    'Shorten the query to what matters most.',
  ),
  'address-too-long': text(
    'Address too long',
    'Addresses over 8 kB are not read.',
    'Shorten the query or use fewer filters.',
  ),
  'empty-document': text('Empty document', 'The file holds no text.', 'Export it again from its source.'),
  'binary-document': text('Not text', 'The file is not a text file.', 'Save the document as text (UTF-8).'),
  'unreadable-document': text('Unreadable', 'The file cannot be opened.', 'Check the rights of the file.'),
  'document-too-large': text('Document too large', 'At most 50 MB is read.', 'Split the document.'),
  'not-minutes': text(
    'Not minutes',
    'No agenda item was recognised in the document.',
    'Run `referatsoeg inspect FILE` to see what was read.',
  ),
  'not-ready': text('Not ready', 'The search is starting.', 'Try again shortly.'),
  storage: text('Index unreadable', 'The search index cannot be read right now.', 'Try again shortly.'),
  'unwritable-data': text(
    'Cannot write',
    'The data folder cannot be written.',
    'Check the rights of the folder.',
  ),
  'no-index': text('No index', 'No minutes have been indexed yet.', 'Try again when indexing has run.'),
  'other-model': text(
    'Index does not fit',
    'The index was made with another language model.',
    'Contact whoever runs this service.',
  ),
  'newer-index': text(
    'Index is newer',
    'The index was made by a newer version.',
    'Contact whoever runs this service.',
  ),
  locked: text('Locked', 'The index is in use by another process.', 'Try again shortly.'),
  'index-changed': text(
    'The minutes changed',
    'Minutes were added or changed while the result was being read.',
    'Ask for the whole result again.',
  ),
  'backend-unreachable': text(
    'Search engine down',
    'The search engine cannot be reached.',
    'Try again shortly.',
  ),
  'embedding-unavailable': text(
    'Search by meaning is down',
    'The language model cannot be used right now.',
    'Search by words instead (`mode=keyword`).',
  ),
  busy: text(
    'Many people are searching',
    'Many people are searching. Try again in a moment.',
    'Try again in a few seconds.',
  ),
  'too-slow': text(
    'The search took too long',
    'The search was ended because it took too long.',
    'Search for fewer words, or try again in a few seconds.',
  ),
  'rate-limited': text(
    'Too many searches',
    'Many searches have come from here in a short time.',
    'Try again in a moment; `Retry-After` of the answer says when.',
  ),
  'old-node': text(
    'Node.js too old',
    'The service needs a newer Node.js.',
    'Contact whoever runs this service.',
  ),
  internal: text(
    'Internal error',
    'Something went wrong on our side.',
    'Try again. If it goes on, give the request id to whoever runs this service.',
  ),
}

const catalogues: Readonly<Record<Language, Readonly<Record<ErrorCode, ProblemText>>>> = { da, en }

export function problemText(code: ErrorCode, language: Language): ProblemText {
  return catalogues[language][code]
}
