import {
  englishFaults,
  type FaultText,
  type FaultTexts,
  faultText as faultTextIn,
  type ParameterFault,
} from '../../../src/contract/parameter-faults.ts'
import type { Language } from '../../language.ts'

const da: FaultTexts = {
  unknown: ({ parameter, nearest }) => ({
    message: `\`${parameter}\` er ikke en kendt parameter.`,
    hint: nearest ? `\`${parameter}\`: mente du \`${nearest}\`?` : null,
  }),
  repeated: () => ({ message: 'Parameteren er angivet mere end én gang.', hint: 'Angiv den én gang.' }),
  date: () => ({ message: 'Datoen findes ikke.', hint: 'Skriv datoen som ÅÅÅÅ-MM-DD, fx 2025-11-05.' }),
  order: () => ({ message: 'Fra-datoen ligger efter til-datoen.', hint: 'Byt om på de to datoer.' }),
  kle: () => ({ message: 'Værdien er ikke et KLE-emne.', hint: 'Skriv fx 27, 27.00 eller 27.00.00.' }),
  number: () => ({ message: 'Værdien er ikke et helt tal.', hint: 'Skriv et helt tal, fx 20.' }),
  json: () => ({
    message: 'Indholdet er ikke et JSON-objekt.',
    hint: 'Send et JSON-objekt, fx {"text": "…"}.',
  }),
  choice: ({ values }) => ({ message: 'Værdien er ukendt.', hint: `Vælg en af: ${values.join(', ')}.` }),
  least: ({ bound }) => ({ message: 'Tallet er for lille.', hint: `Det mindste tal er ${bound}.` }),
  most: ({ bound }) => ({ message: 'Tallet er for stort.', hint: `Det største tal er ${bound}.` }),
  length: ({ bound }) => ({ message: 'Værdien er for lang.', hint: `Skriv højst ${bound} tegn.` }),
  count: ({ bound }) => ({ message: 'Der er for mange værdier.', hint: `Angiv højst ${bound} værdier.` }),
  other: () => ({ message: 'Værdien kan ikke bruges.', hint: null }),
}

const catalogues: Readonly<Record<Language, FaultTexts>> = { da, en: englishFaults }

export const faultText = (fault: ParameterFault, language: Language): FaultText =>
  faultTextIn(catalogues[language], fault)
