"""Codes of languages: BCP 47 in the descriptor, ISO 639-3 for archives that need it."""

# All of ISO 639-1 (Debian iso-codes), each two-letter code followed by its code in ISO 639-3.
_CODES = """
    aaaar ababk aeave afafr akaka amamh anarg arara asasm avava ayaym azaze babak bebel bgbul
    bibis bmbam bnben bobod brbre bsbos cacat ceche chcha cocos crcre csces cuchu cvchv cycym
    dadan dedeu dvdiv dzdzo eeewe elell eneng eoepo esspa etest eueus fafas ffful fifin fjfij
    fofao frfra fyfry gagle gdgla glglg gngrn guguj gvglv hahau heheb hihin hohmo hrhrv hthat
    huhun hyhye hzher iaina idind ieile igibo iiiii ikipk ioido isisl itita iuiku jajpn jvjav
    kakat kgkon kikik kjkua kkkaz klkal kmkhm knkan kokor krkau kskas kukur kvkom kwcor kykir
    lalat lbltz lglug lilim lnlin lolao ltlit lulub lvlav mgmlg mhmah mimri mkmkd mlmal mnmon
    mrmar msmsa mtmlt mymya nanau nbnob ndnde nenep ngndo nlnld nnnno nonor nrnbl nvnav nynya
    ococi ojoji omorm orori ososs papan pipli plpol pspus ptpor quque rmroh rnrun roron rurus
    rwkin sasan scsrd sdsnd sesme sgsag shhbs sisin skslk slslv smsmo snsna sosom sqsqi srsrp
    ssssw stsot susun svswe swswa tatam tetel tgtgk ththa titir tktuk tltgl tntsn toton trtur
    tstso tttat twtwi tytah uguig ukukr ururd uzuzb veven vivie vovol wawln wowol xhxho yiyid
    yoyor zazha zhzho zuzul
"""
# The other codes that ISO 639-2 has for some of them, for use in libraries.
_LIBRARY = "hyarm eubaq mybur zhchi cscze nldut frfre kageo deger elgre isice mkmac mimao msmay faper rorum skslo sqalb botib cywel"
THREE = {pair[:2]: pair[2:] for pair in _CODES.split()}
TWO = {code[2:]: code[:2] for code in f"{_CODES} {_LIBRARY}".split()}
# The rest of ISO 639-2 (Debian iso-codes), languages and groups of them: the first two letters of codes,
# then their third letters (kab, kac ... are kabcrw...).
_REST = """
    aceh aday afah ain akk alegt angp apa arcnptw ast ath aus awa badilnst bejmr bho bikn bla
    bnt bra btk buag byn cadiru cebl chbgkmnopry cmc cnr cop cpefp crhp csb cus dakry deln dgr
    din doi dra dsb duam dyu efi egy eka elx enm ewo fant filu fon frmors fur gaay gba gemz gil
    gmh gohnrt grbc gsw gwi haiw hilmt hmn hsb hup iba ijo ilo inceh irao jbo jpr jrb kaabcmrw
    kbd khaio kmb koks kpe krclou kumt ladhm lez lolz luainos madgiknps mdfr men mga micn mkh
    mncio mohs muns mwlr mynv nahip nds new niacu nogn nqo nso nub nwc nymno nzi osa otao
    paaglmpu peo phin pon prao rajpr roam rup sadhilmst scno selm sgan shn sidot sla smaijns snk
    sogn srnr ssa suksx sycr tai temrt tigv tkl tlhi tmh tog tpi tsi tumpt tvl tyv udm uga umb
    vai vot waklrs wen xal yaop ypk zap zbl zen zgh znd zun zza
"""
OTHERS = {group[:2] + third for group in _REST.split() for third in group[2:]}


def three_letters(tag: str) -> str:
    """Return the ISO 639-3 code of the language of a tag: `en-GB` -> `eng`; empty if not known."""
    language = tag.split("-")[0]
    return language if len(language) == 3 else THREE.get(language, "")
