/**
 * Words whose token vectors carry no meaning of their own, Danish and English. They are left out of token
 * matrices, so changing this list changes vectors: raise `reduction` in `transformers.ts` with it.
 */
export const embeddingStopWords: ReadonlySet<string> = new Set(
  `af alle alt anden at blev blive bliver da de dem den denne der deres det dette dig din disse dog du efter eller
  en end er et for fra ham han hans har havde have hende hendes her hos hun hvad hvem hver hvilke hvilken hvilket
  hvis hvor hvordan hvorfor hvornår i ikke ind ja jeg jer jo kan kom kunne man mange med meget men mens mere mig
  min mod ned nej nogle noget nogen nu når og også om op os over på samt selv sig sin sine sit skal skulle som så
  sådan til ud under var ved vi vil ville vor være været fx ifm ift jf kl mv
  a an and are as be by do does for from has have how in is it of on or that the their there this to was were
  what when where which who why will with`.split(/\s+/),
)
