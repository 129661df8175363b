"""Lists nouns that are known to be things, in the singular and as other languages write their plurals. Data, and one question."""

import re

from desktop.evidence.figures import units
from desktop.evidence.figures.word_list_notation import entries, names

_THINGS = frozenset(
    names(
        """
        account | activity | agent | alarm | alert | appointment | application | approval | area | article | asset |
        audit | batch | bed | bill | booking | bottle | box | branch | breakdown | bug | building | bus | call |
        call-out | callout | campaign | candidate | car | card | category | certificate | change | channel | check |
        checklist | child | claim | class | click | colleague | comment | commit | competitor | complaint | component
        | computer | contact | container | contract | contractor | consultant | conversation | copy | country | course
        | cup | cycle | database | deal | decision | defect | delivery | department | deployment | desk | device |
        document | donation | download | driver | email | engineer | enquiry | entry | escalation | event | exception
        | experiment | expert | facility | failure | farm | feature | field | file | finding | fix | flight | form |
        function | game | gap | goal | group | guest | handover | hospital | hotel | house | idea | image | incident |
        inspection | install | installation | instance | interaction | interruption | interview | issue | item | job |
        journey | kit | lamp | language | laptop | layer | lead | leak | lesson | letter | licence | license | line |
        link | list | load | location | lorry | lot | machine | mail | manager | market | meal | meeting | member |
        merchant | message | method | migration | mistake | model | module | office | offer | operation | operator |
        opportunity | outage | package | page | pallet | panel | parameter | parcel | part | participant | partner |
        party | passenger | patent | patient | payment | permit | phone | photo | picture | plan | plant | platform |
        player | post | prescription | presentation | printer | problem | procedure | process | product | programme |
        program | project | proposal | prototype | provider | pump | question | quote | record | recruit | referral |
        refund | region | registration | reject | reminder | renewal | repair | reply | report | request | requirement
        | reservation | result | return | review | risk | robot | role | room | route | row | rule | sale | sample |
        scan | school | screen | script | seat | section | segment | sensor | server | service | session | shipment |
        shop | sign-off | signature | site | sku | slot | software | source | space | spreadsheet | square | staff |
        station | step | stop | stoppage | student | study | subscriber | subscription | supplier | survey | switch |
        system | table | task | team | technician | tender | test | ticket | tool | touchpoint | tour | town | train |
        transaction | transfer | trial | trip | truck | turbine | unit | update | upload | use | user | validation |
        valve | van | variant | vehicle | vendor | version | view | visit | visitor | visualisation | volunteer |
        warehouse | website | well | worker | workflow | workload | workshop

        margin | profit | turnover | revenue | income | cost | spend | saving | budget | fee | fine | rent | price | salary |
        wage | tax | value | investment | loss | debt | capex | opex | benefit | grant | discount | deposit | premium | bonus |
        worth | total | net | gross | cash

        abteilung | abteilungen | anfrage | anfragen | anruf | anrufe | anrufen | anlage | anlagen | antrag | anträge |
        arbeitsplatz | arbeitsplätze | artikel | aufgabe | aufgaben | ausfall | ausfälle | ausfällen | bauteil | bauteile |
        beanstandung | beanstandungen | belege | beschwerde | beschwerden | besuch | besuche | betrieb | betriebe | buchungen |
        dokument | dokumente | einsatz | einsätze | fall | fälle | fällen | fahrzeug | fahrzeuge | filiale | filialen | gast |
        gäste | geräte | haushalte | lieferung | lieferungen | lieferant | lieferanten | nutzer | nutzern | palette |
        paletten | patienten | produkt | produkte | projekt | projekte | prozess | prozesse | reklamation | reklamationen |
        seite | seiten | sitzung | sitzungen | standort | standorte | standorten | störung | störungen | teil | teile | teilen |
        termin | termine | umsatz | kosten | gewinn | ersparnis | aufwand | miete | unfall | unfälle | vertrag | verträge |
        vorgang | vorgänge | werk | werke | zimmer

        appel | appels | arrêt | arrêts | article | articles | chantier | chantiers | chiffre | collaborateur |
        collaborateurs | colis | contrat | contrats | défaut | défauts | demande | demandes | dossier | dossiers | élève |
        fournisseur | fournisseurs | incident | incidents | lit | lits | livraison | livraisons | machine | machines |
        magasin | magasins | panne | pannes | patient | patients | pages | produits | projets | réclamation | réclamations |
        rendez-vous | réunion | réunions | salarié | salariés | utilisateur | utilisateurs | usine | usines | véhicule |
        véhicules | visites | loyer | bénéfice | coût | coûts

        clientes | pedidos | empleados | personas | llamadas | errores | facturas | quejas | usuarios | clienti | ordini |
        errori | fatture | dipendenti | klanten | medewerkers | facturen | fouten | kunder | ordrer | pessoas | pedido
        """
    )
)
_KNOWN = units.KNOWN | _THINGS | {name for _, said in entries(units.ALONE) + entries(units.SCALES) for name in said}
# What German compounds end with: Wartungskosten, Kundenaufträge.
_HEADS = tuple(name for name in _KNOWN if len(name) > 4 and name.isalpha())
_LAST = re.compile(r"[\s/-]")


def is_known(unit: str) -> bool:
    """Returns whether a unit is one of ours, or names a thing that we know: "minute", "past-due order", "engineer-day"."""
    last = unit.rpartition(" ")[2]
    return not _KNOWN.isdisjoint((unit, last, _LAST.split(unit)[-1])) or last.endswith(_HEADS)
