import { heading, paragraph } from '../blocks';
import type { DemoStoryDraft } from '../schema';

const fishermensTow: DemoStoryDraft = {
  outlet: 'kiyi-postasi',
  section: 'world',
  slug: 'dikili-fishermen-hold-a-drifting-ferry-off-the-rocks',
  headline: 'Dikili’s fishermen hold a drifting ferry off the rocks until the tug arrives',
  originalHeadline: 'Dikilili balıkçılar, römorkör gelene kadar feribotu kayalıklardan uzak tuttu',
  standfirst:
    'Four boats from this shore and three from the other pulled on the same rope all night. Two of the 209 passengers were treated for exhaustion.',
  originalStandfirst:
    'Bu yakadan dört, karşı yakadan üç tekne bütün gece aynı halata asıldı. 209 yolcudan ikisi bitkinlik nedeniyle tedavi edildi.',
  byline: { name: 'Defne Karasu' },
  ageHours: 0.9,
  topics: ['Ferries', 'Fishing', 'Aegean'],
  blocks: [
    paragraph(
      'edited',
      'Dikili. Shortly after midnight Captain Hasan Demirel heard a voice on the radio asking, first in Greek, then in English and finally in Turkish, whether anyone was awake. “The whole harbour was awake,” he said. “Nobody sleeps in that wind.”',
      'Dikili. Gece yarısından hemen sonra Kaptan Hasan Demirel telsizde bir ses duydu; önce Yunanca, sonra İngilizce, en son da Türkçe, uyanık biri olup olmadığını soruyordu. “Bütün liman uyanıktı” dedi. “O rüzgârda kimse uyumaz.”',
    ),
    paragraph(
      'edited',
      'The voice belonged to the ferry Anemoni, on its way from Lesbos to Dikili, whose engine had stopped. It was drifting towards the rocks of Karaburgaz at a little over one knot. Four boats put out from Dikili; three more were already coming from the other side.',
      'Ses, Midilli’den Dikili’ye gelirken makinesi duran Anemoni feribotuna aitti. Feribot bir deniz milini biraz aşan bir hızla Karaburgaz kayalıklarına doğru sürükleniyordu. Dikili’den dört tekne açıldı; karşı yakadan üç tekne daha zaten yola çıkmıştı.',
    ),
    heading('edited', 'One rope, two languages', 'Tek halat, iki dil'),
    paragraph(
      'edited',
      'Seven fishing boats together do not have the power of half a tug. So they did not try to tow the ferry but only to turn its bow into the wind and keep it there. The signals were agreed with torches: one flash to pull, two to slacken, three for tea.',
      'Yedi balıkçı teknesi bir araya gelse yarım römorkörün gücünü bulmaz. Bu yüzden feribotu çekmeye değil, yalnızca burnunu rüzgâra çevirip orada tutmaya çalıştılar. İşaretler fenerle kararlaştırıldı: asılmak için bir, boşlamak için iki, çay için üç.',
    ),
    paragraph(
      'edited',
      'Twice the rope parted. The second time the stern came within 400 metres of the reef. “I could hear the stones,” said Nazlı Aydın, 24, who was at the helm of the smallest boat, seven metres long. She did not let go of the line, although her father had told her to.',
      'Halat iki kez koptu. İkincisinde kıç, kayalıklara 400 metre kadar yaklaştı. “Taşların sesini duyuyordum” dedi, yedi metrelik en küçük teknenin dümenindeki 24 yaşındaki Nazlı Aydın. Babası bırakmasını söylediği hâlde halatı bırakmadı.',
    ),
    paragraph(
      'edited',
      'At first light the tug took over. According to the district health office there were 209 passengers on board; two of them, both over seventy, were treated for exhaustion. Nobody was injured. The crew is not included in the figure.',
      'Gün ağarırken halatı römorkör devraldı. İlçe sağlık müdürlüğüne göre feribotta 209 yolcu vardı; ikisi de yetmişini aşkın iki yolcu bitkinlik nedeniyle tedavi edildi. Yaralanan olmadı. Mürettebat bu sayıya dahil değil.',
    ),
    heading('edited', 'No bill', 'Fatura yok'),
    paragraph(
      'edited',
      'The law of the sea entitles a rescuer to a reward. The seven skippers have agreed not to claim one. They want the rope replaced, all 180 metres of it, and the fuel paid for: 640 litres between them.',
      'Deniz hukuku kurtarana bir ödül hakkı tanır. Yedi kaptan bu hakkı kullanmamakta anlaştı. İstedikleri, 180 metrelik halatın yenilenmesi ve yakıtın ödenmesi: hepsi için toplam 640 litre.',
    ),
    paragraph(
      'edited',
      'Demirel has never met the skippers from Lesbos, although he has been fishing opposite them for thirty years. He now knows all three by the sound of their engines. They are to come over for a meal as soon as the ferry is running again.',
      'Demirel, otuz yıldır karşılarında balık tuttuğu hâlde Midillili kaptanlarla hiç tanışmamıştı. Şimdi üçünü de motor sesinden biliyor. Feribot yeniden çalışır çalışmaz yemeğe gelecekler.',
    ),
  ],
};

/** İzmir, Turkish. */
export const kiyiPostasi = [fishermensTow];
