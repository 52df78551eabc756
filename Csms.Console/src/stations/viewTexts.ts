import { defineTexts } from '../texts';

export const useTexts = defineTexts('views', {
  en: {
    views: 'Views', none: 'No view is saved yet.', save: 'Save this view', saveIt: 'Save', link: 'Copy a link to this view', copied: 'Copied', forget: 'Forget {{name}}', forgetTitle: 'Forget “{{name}}”?', forgetHow: 'Links to it go on working; the view is only taken from your list.', forgetAction: 'Forget',
    forgot: '“{{name}}” is forgotten.', saved: '“{{name}}” is saved.', name: 'Name', nameHow: 'Filters and columns as they are now; for you alone.', replaces: 'Takes the place of the view of this name.', columns: 'Columns',
  },
  de: {
    views: 'Ansichten', none: 'Noch keine Ansicht ist gespeichert.', save: 'Diese Ansicht speichern', saveIt: 'Speichern', link: 'Link auf diese Ansicht kopieren', copied: 'Kopiert', forget: '{{name}} vergessen', forgetTitle: '„{{name}}“ vergessen?', forgetHow: 'Links darauf gehen weiterhin; die Ansicht wird nur aus Ihrer Liste genommen.', forgetAction: 'Vergessen',
    forgot: '„{{name}}“ ist vergessen.', saved: '„{{name}}“ ist gespeichert.', name: 'Name', nameHow: 'Filter und Spalten, wie sie jetzt sind; nur für Sie.', replaces: 'Tritt an die Stelle der Ansicht dieses Namens.', columns: 'Spalten',
  },
  sv: {
    views: 'Vyer', none: 'Ingen vy är sparad än.', save: 'Spara den här vyn', saveIt: 'Spara', link: 'Kopiera en länk till vyn', copied: 'Kopierat', forget: 'Glöm {{name}}', forgetTitle: 'Glömma ”{{name}}”?', forgetHow: 'Länkar till den fungerar även i fortsättningen; vyn tas bara bort från din lista.', forgetAction: 'Glöm',
    forgot: '”{{name}}” är glömd.', saved: '”{{name}}” är sparad.', name: 'Namn', nameHow: 'Filter och kolumner som de är nu; bara för dig.', replaces: 'Ersätter vyn med det här namnet.', columns: 'Kolumner',
  },
});
