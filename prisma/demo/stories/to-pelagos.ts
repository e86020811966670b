import { drawing, heading, paragraph } from '../blocks';
import type { DemoStoryDraft } from '../schema';

const ferryUnderTow: DemoStoryDraft = {
  outlet: 'to-pelagos',
  section: 'europe',
  slug: 'ferry-adrift-off-lesbos-is-under-tow',
  headline: 'Ferry adrift off Lesbos is under tow; all 212 aboard are safe',
  originalHeadline: 'Υπό ρυμούλκηση το ακυβέρνητο φέρι ανοιχτά της Λέσβου· σώοι και οι 212 επιβαίνοντες',
  standfirst:
    'The Anemoni lost its engine half-way to Dikili and drifted for nine hours. Fishing boats from both shores held it until the tug came.',
  originalStandfirst:
    'Το «Ανεμώνη» έμεινε χωρίς μηχανή στα μισά του δρόμου για το Δικελί και παρασυρόταν επί εννέα ώρες. Ψαρόβαρκες και από τις δύο ακτές το κράτησαν ώσπου να φτάσει το ρυμουλκό.',
  byline: { agency: 'Pontos Press' },
  ageHours: 0.5,
  breaking: true,
  topics: ['Ferries', 'Aegean'],
  picture: drawing('ferry.svg', {
    alt: 'A ferry lies in heavy waves under a dark sky; a taut yellow rope leads from its bow to a small fishing boat.',
    caption: 'Seven fishing boats kept the bow of the Anemoni to the wind.',
    originalCaption: 'Επτά ψαρόβαρκες κράτησαν την πλώρη του «Ανεμώνη» στον άνεμο.',
  }),
  blocks: [
    paragraph(
      'machine',
      'Mytilene. The ferry Anemoni, adrift since last night between Lesbos and the coast of Dikili, has been under tow since dawn. All 212 people on board, passengers and crew, are safe, the harbour office said. Nobody was hurt.',
      'Μυτιλήνη. Υπό ρυμούλκηση βρίσκεται από τα χαράματα το φέρι «Ανεμώνη», ακυβέρνητο από χθες το βράδυ ανάμεσα στη Λέσβο και στην ακτή του Δικελί. Και οι 212 επιβαίνοντες, επιβάτες και πλήρωμα, είναι σώοι, ανακοίνωσε το λιμεναρχείο. Κανείς δεν τραυματίστηκε.',
    ),
    paragraph(
      'machine',
      'The engine stopped eleven nautical miles out of Mytilene after a fuel pump had failed and the engine room had filled with smoke. There was no fire. The wind was blowing from the north-west at force 6, and the ship was drifting towards the rocks on the far shore.',
      'Η μηχανή σταμάτησε έντεκα ναυτικά μίλια από τη Μυτιλήνη, όταν χάλασε μια αντλία καυσίμου και το μηχανοστάσιο γέμισε καπνό. Φωτιά δεν υπήρξε. Έπνεαν βορειοδυτικοί άνεμοι 6 μποφόρ και το πλοίο παρασυρόταν προς τα βράχια της απέναντι ακτής.',
    ),
    heading('machine', 'A choir in the saloon', 'Μια χορωδία στο σαλόνι'),
    paragraph(
      'machine',
      'The lights went out at once. In the saloon forty members of a choir from Agiasos, on the way to a festival, began to sing so that the children would not hear the hull. “We went through the whole programme and then the encores,” said the conductor, Evridiki Tsakiri. “After that we sang the safety instructions.”',
      'Τα φώτα έσβησαν αμέσως. Στο σαλόνι, σαράντα μέλη μιας χορωδίας από την Αγιάσο, καθ’ οδόν για ένα φεστιβάλ, άρχισαν να τραγουδούν για να μην ακούν τα παιδιά το σκαρί. «Είπαμε όλο το πρόγραμμα και μετά τα ανκόρ», λέει η μαέστρος Ευρυδίκη Τσακίρη. «Ύστερα τραγουδήσαμε τις οδηγίες ασφαλείας».',
    ),
    paragraph(
      'machine',
      'Before any official vessel, three fishing boats from Skala and four from Dikili reached the ferry. They had heard the call on the same channel. For nine hours they kept its bow to the wind with a single rope, which broke twice and was tied again twice.',
      'Πριν από κάθε επίσημο σκάφος έφτασαν στο φέρι τρεις ψαρόβαρκες από τη Σκάλα και τέσσερις από το Δικελί. Είχαν ακούσει την κλήση στο ίδιο κανάλι. Επί εννέα ώρες κρατούσαν την πλώρη στον άνεμο με ένα μόνο σχοινί, που έσπασε δύο φορές και δέθηκε ξανά δύο φορές.',
    ),
    heading('machine', 'Home at four knots', 'Επιστροφή με τέσσερις κόμβους'),
    paragraph(
      'machine',
      'The tug Arogos took over the line at first light. It is making for Mytilene and is expected within hours. The harbour master, Stratis Kalafatis, said the ship would not be allowed to sail again before the pump had been examined.',
      'Το ρυμουλκό «Αρωγός» παρέλαβε το σχοινί με το πρώτο φως. Πλέει προς τη Μυτιλήνη, όπου αναμένεται μέσα στις επόμενες ώρες. Το πλοίο δεν θα επιτραπεί να αποπλεύσει ξανά πριν εξεταστεί η αντλία, δήλωσε ο λιμενάρχης Στρατής Καλαφάτης.',
    ),
    paragraph(
      'machine',
      'On the quay relatives have been waiting since four in the morning. Someone has brought chairs, someone else bread. The baker will not take any money today, not even from those who are only there to look.',
      'Στην προκυμαία οι συγγενείς περιμένουν από τις τέσσερις το πρωί. Κάποιος έφερε καρέκλες, κάποιος άλλος ψωμί. Ο φούρναρης δεν δέχεται σήμερα χρήματα, ούτε καν από όσους ήρθαν απλώς για να δουν.',
    ),
  ],
};

/** Mytilene, Greek. */
export const toPelagos = [ferryUnderTow];
