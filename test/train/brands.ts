/**
 * Names of brands, teams of brands and products that public collections speak of. They are hidden while learning, so that no
 * brand's reputation of some year is learnt, and so that the model knows what stands around a hidden name: a workspace hides
 * its own names the same way.
 */
export const BRANDS: readonly string[] = `
amazon|prime day|kindle|apple|iphone|ipad|macbook|mac|google|android|nexus|gmail|microsoft|windows|xbox|skype|facebook|instagram|twitter|snapchat|whatsapp|youtube|netflix|hulu|spotify|uber|lyft|airbnb
nokia|samsung|galaxy|sony|playstation|nintendo|htc|lg|motorola|blackberry|huawei|oneplus|ibm|intel|oracle|dell|hp|lenovo|cisco|adobe|paypal|ebay|etsy|alibaba|walmart|target|costco|ikea|tesco|asda|aldi|lidl|sainsbury
starbucks|mcdonald|mcdonalds|burger king|kfc|subway|chipotle|dunkin|pepsi|coca cola|coke|nike|adidas|puma|reebok|zara|gucci|prada|chanel|primark|toyota|honda|ford|bmw|audi|mercedes|volkswagen|tesla|ferrari|nissan|hyundai|volvo
verizon|t-mobile|tmobile|sprint|comcast|vodafone|orange|o2|british airways|ryanair|easyjet|lufthansa|finnair|united airlines|southwest|delta|jetblue|american airlines|virgin|visa|mastercard|barclays|hsbc|chase|wells fargo
elisa|sonera|telia|dna|saunalahti|kesko|prisma|citymarket|s-market|k-market|alko|posti|itella|vr|onnibus|nordea|op|sampo|danske|aktia|handelsbanken|fortum|helen|verkkokauppa|gigantti|hesburger|fazer|valio|paulig|suomi24|iltalehti|hesari|yle|mtv3|nelonen|veikkaus
`
  .trim()
  .split(/[|\n]/);
