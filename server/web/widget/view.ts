import type { Language } from '../../language.ts'
import type { Options } from './options.ts'
import { da } from './texts/da.ts'
import { en } from './texts/en.ts'
import type { WidgetTexts } from './texts/texts.ts'
import type { Selection } from './url-state.ts'

/** What drawing needs to know besides the answer. */
export interface View {
  readonly options: Options
  readonly language: Language
  readonly texts: WidgetTexts
}

export const textsOf: Readonly<Record<Language, WidgetTexts>> = { da, en }

/** An agenda item that a reader may open. */
export interface Choice {
  readonly id: string
  /** Where its link leads. */
  readonly url: string
  /** Place in the whole result, or in the list, from 1. */
  readonly rank: number
}

/** What a reader can do with what is drawn. */
export interface Actions {
  /** True when the widget or its page takes care of it, and the link must not be followed. */
  select(choice: Choice): boolean
  change(changes: Partial<Selection>, focus: 'heading' | 'stay'): void
}

/** Address of the item's page on the service. */
export const itemPage = ({ options, language }: View, id: string): string =>
  `${options.endpoint}/items/${encodeURIComponent(id)}${language === 'en' ? '?lang=en' : ''}`
