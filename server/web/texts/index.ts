import type { Language } from '../../language.ts'
import { da } from './da.ts'
import { en } from './en.ts'
import type { Texts } from './texts.ts'

export const texts: Readonly<Record<Language, Texts>> = { da, en }
