export const languages = ['da', 'en'] as const
export type Language = (typeof languages)[number]

/** `?lang=` wins over `Accept-Language`; `fallback` answers who says neither. */
export function chooseLanguage(
  parameter: string | null | undefined,
  acceptLanguage: string | undefined,
  fallback: Language,
): Language {
  return languages.find((language) => language === parameter) ?? fromHeader(acceptLanguage ?? '') ?? fallback
}

/** First of our languages by quality, then by place: `sv, en;q=0.8, da;q=0.9` → `da`. */
function fromHeader(header: string): Language | null {
  const wishes = header
    .slice(0, 500)
    .split(',')
    .map((part) => {
      const [range = '', ...parameters] = part.trim().toLowerCase().split(';')
      const quality = parameters.map((parameter) => /^\s*q=([\d.]+)$/.exec(parameter)?.[1]).find(Boolean)
      return { language: toLanguage(range), quality: Number(quality ?? 1) }
    })
    .filter(({ quality }) => quality > 0)
    .sort((a, b) => b.quality - a.quality)
  return wishes.find(({ language }) => language !== null)?.language ?? null
}

/** Norwegian readers understand Danish better than English. */
const near: Readonly<Record<string, Language>> = { da: 'da', en: 'en', no: 'da', nb: 'da', nn: 'da' }

const toLanguage = (range: string): Language | null => near[range.split('-')[0] ?? ''] ?? null
