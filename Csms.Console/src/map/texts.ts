import { defineTexts } from '../texts';

export const useTexts = defineTexts('map', {
  en: {
    title: 'Locations', all: 'All', map: 'Map of the locations', list: 'Locations, those that need a look first', zoomIn: 'Zoom in', zoomOut: 'Zoom out', fit: 'Show all', online: '{{n}} of {{all}} online', oneCharges: '1 charging', charge: '{{n}} charging',
    noStations: 'no stations', setCoordinates: 'Set coordinates', notOnMap: 'not on the map yet', more: '{{n}} more under Locations',
  },
  de: {
    title: 'Standorte', all: 'Alle', map: 'Karte der Standorte', list: 'Standorte, die dringendsten zuerst', zoomIn: 'Näher', zoomOut: 'Weiter weg', fit: 'Alle zeigen', online: '{{n}} von {{all}} online', oneCharges: '1 lädt', charge: '{{n}} laden',
    noStations: 'keine Stationen', setCoordinates: 'Koordinaten angeben', notOnMap: 'noch nicht auf der Karte', more: '{{n}} weitere unter Standorte',
  },
  sv: {
    title: 'Platser', all: 'Alla', map: 'Karta över platserna', list: 'Platser, de mest angelägna först', zoomIn: 'Zooma in', zoomOut: 'Zooma ut', fit: 'Visa alla', online: '{{n}} av {{all}} online', oneCharges: '1 laddar', charge: '{{n}} laddar',
    noStations: 'inga stationer', setCoordinates: 'Ange koordinater', notOnMap: 'inte på kartan än', more: '{{n}} till under Platser',
  },
});
