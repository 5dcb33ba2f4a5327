namespace Twins.Core.Respondents.Offline.Reading;

/// <summary>
/// The concepts that everyday messages speak of, in English and German (without diacritics). A line is a name, a pole
/// and words: <c>+</c> is the end that people want, <c>-</c> the end they avoid, <c>*</c> a topic that is neither.
/// A word that ends with <c>*</c> stands for everything that begins so; <c>a_b</c> is two words in a row.
/// </summary>
internal static class LexiconText
{
    public const string Concepts = """
        price + cheap cheaper cheapest afford* save saving spar sparen discount* rabatt* deal bargain* schnappchen* coupon* voucher* gutschein* sale off half_price lower lowest reduced gunstig* billig* frugal thrift* budget* sparsam* free gratis kostenlos* multibuy for_two fair_price cost_less pays_less money_saving small_price smaller_price lower_price inexpensive
        price - expensive dear dearer costly teuer* overpriced fee gebuhr* surcharge* aufpreis* pricey markup unaffordable rip_off
        trust + guarantee* garant* refund* money_back honest* ehrlich* transparen* checked auditor audited certifi* zertifi* proof prove* nachweis* reliab* zuverlassig* trust* vertrau* in_advance difference fair genuine no_catch no_tricks published label* evidence
        trust - small_print fine_print kleingedruckt* exclusion* catch hidden versteckt* trick* lie lies fib scam misleading terms_and conditions_apply selected_lines fake betrug* dishonest vague sceptic* skeptic* suspic* slogan* boast* claim
        punctual + on_time punctual* punktlich* slot inside_their
        punctual - late verspat* zu_spat delay* unpunctual missed
        speed + fast* quick* instant* minute minuten schnell* sofort same_day express speed* time_back saves_time save_time less_time hours_of
        speed - slow* wait waiting waits queue* queuing warten warteschlange* langsam* time_consuming
        effort + easy easi* simple simpl* convenien* bequem* einfach* tap effortless* automatic* sorted handy one_click hassle_free no_fuss
        effort - hassle* hard difficult* complicat* umstandlich* form password* paperwork chore* effort tedious muhsam* fiddly schlepp* chasing
        fresh + fresh* frisch* ripe picked season* saison* crisp homemade just_baked
        fresh - stale wilted rotten soggy mouldy days_ago verdorben*
        quality + quality qualitat* craft* handmade handwerk* by_hand artisan* proper finest tasty taste tastes flavour* flavor* delicious lecker* geschmack* authentic
        quality - bland tasteless watery shoddy flimsy minderwertig* pre_packed mass_produced of_nothing of_water
        planet + green sustainab* nachhaltig* organic* bio recycl* climate klima* environment* umwelt* electric planet eco ecolog* compost* refill* unverpackt rescued surplus loose reusable save_the
        planet - waste* plastic* plastik* packaging verpack* throw_away thrown_away threw_out mull pollut* emission* wegwerf*
        health + healthy health gesund* wholegrain vitamin* nutriti* protein* wellness fitness fit vollkorn
        health - sugar zucker* additive* unhealthy junk ungesund* preservative*
        flexible + cancel* kundbar kundig* pause flexib* any_time anytime jederzeit choose whenever any_day no_minimum
        flexible - contract vertrag* binding locked lock_in minimum mindest* commitment
        novelty + new neu neue neuen neues novel* discover* entdeck* innovati* experiment* reimagin* exotic* unusual adventur* surpris* curious* curiosity creativ* inspir* try never_tried
        novelty - same_old boring langweil* routine
        social + friend* freund* together gemeinsam* party guest* neighbour* neighbor* communit* gemeinschaft* company sociable gregarious social gesellig*
        status + luxur* exclusiv* exklusiv* premium vip prestig* award* elegan* stylish
        calm + safe safely sicher* calm* peace relax* secure* reassur* entspann*
        calm - risk* hurry last_chance urgen* worr* danger* while_stocks beeil* deadline stress* nervous* anxious* fear*
        privacy + privacy private datenschutz* anonymous*
        privacy - spam* tracking tracked data_collection sell_data sold_data intrusive marketing_messages
        service + phone* telefon* advice help hilf* beratung* counter real_person a_person staff friendly
        service - call_centre call_center chatbot* hotline*
        accurate + complete agreed agree no_substitution no_swap right_order
        accurate - substitut* swap* ersatz* missing wrong guess falsch*
        family * child* kid kids famil* baby babies son daughter school* lunchbox* toddler* kinder parent* mum mom dad mother* father* eltern mutter vater nappies teen*
        cooking * recipe* rezept* cook* koch* dinner* supper* meal* dish dishes kitchen* chef* braise* ingredient*
        alone * one_portion alone small_pack one_pot portion* single solo allein* half_loaf for_one one_person lives_alone
        loyalty * points loyal* card karte treue* reward* larder_card member*
        digital * app apps online website* internet code digital* smartphone* web
        delivery * deliver* liefer* courier* van driver* doorstep* fahrer*
        collect * collect abhol* pick_up click_and
        bread * bread brot* loaf loaves sourdough* baker* rye brotchen* pastr*
        meat * butcher* metzger* meat fleisch* lamb beef venison ham sausage*
        fish * fish* mussel* hake salmon seafood fisch*
        greens * vegetable* gemuse* carrot* leek* kale fruit* obst apple* potato* salad* squash tomato* damson*
        frozen * frozen freezer* tiefkuhl*
        subscription * subscri* abo abonn* pass monthly
        allergy * allerg* gluten* intoleran* coeliac nuts unvertraglich*
        bulk * bulk stock_up multipack* vorrat* twelve
        local * local* farm* regional* village* growers nearby lokal* bauer*
        charity * charit* donat* volunteer* spende* ehrenamt*
        justice * rights racis* racial equal* gay lesbian transgender feminis* discriminat* justice injustice unfair* civil
        women * women woman girl girls female she her
        politics * politic* president* vote* voting election* senat* republican* democrat* congress* government* law laws policy
        science * scien* research* study studies space nasa physic* technolog* wissenschaft*
        humour * funny hilarious joke* laugh* comed* humor* humour* witty satir*
        war * war wars soldier* military veteran* gun guns violen*
        money * bill bills rent mortgage income wage* salar* inequal* wealth* tax* billionaire* bank*
        body * body bodies beaut* weight skin model* appearance
        learning * teach* learn* student* educat* college universit* bildung*
        nature * animal* dog dogs cat cats ocean* forest* nature natur wildlife
        faith * god church* religio* faith christian* muslim*
        music * music* song* sing singer* band album dance* musik*
        travel * travel* trip trips holiday* flight* hotel* reise* urlaub* beach*
        sport * sport* football hurling run running runner* marathon* gym cycling bike*
        story * story stories tale tales plot character* narrative* erzahl* geschichte*
        soup * soup* gazpacho suppe* broth* chilled
        """;

    public const string Liked = "love lov like enjoy delighted good great nice perfect best favourite favorite glad happy pleased wonderful brilliant fantastic excellent superb trusted helpful worth kind sweet beautiful proud fun amazing thrilled relieved recommend prefer welcome grand better interested interesting curious useful wanted loyal comfort delight pleasure cheerful gern liebe gut toll super prima freut mag lieber besser schon wunderbar";

    public const string Disliked = "hate dislike annoy annoyed annoying angry awful bad terrible worst poor sick tired sad silly ridiculous rude lie fib scam problem complain complained complaint worry worried upset fed waste useless boring ignore ignored refuse refused distrust doubt doubtful doubts fear afraid hard difficult pointless disappointed disappointing irritating irritate pain never_again cold indifferent avoid chasing wrong unfair disgust horrible nonsense disgusting fail failed returned suspicion suspicious confusing confused misleading offensive hasse hass schlecht argert arger nervt schlimm furchtbar leider enttauscht schrecklich";
}
