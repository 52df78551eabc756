import type { Schemas } from '../api/client';

type Facts = Schemas['ConnectorFacts'];

/** OCPI's types of connectors, those that are met most first, each with what it mostly is. */
const common: Record<string, Omit<Facts, 'id' | 'standard'>> = {
  IEC_62196_T2: { format: 'SOCKET', powerType: 'AC_3_PHASE', maxVoltage: 230, maxAmperage: 32, maxElectricPower: null },
  IEC_62196_T2_COMBO: { format: 'CABLE', powerType: 'DC', maxVoltage: 920, maxAmperage: 250, maxElectricPower: 150_000 },
  CHADEMO: { format: 'CABLE', powerType: 'DC', maxVoltage: 500, maxAmperage: 125, maxElectricPower: 50_000 },
  SAE_J3400: { format: 'CABLE', powerType: 'DC', maxVoltage: 920, maxAmperage: 250, maxElectricPower: 150_000 },
  IEC_62196_T1: { format: 'CABLE', powerType: 'AC_1_PHASE', maxVoltage: 230, maxAmperage: 32, maxElectricPower: null },
  IEC_62196_T1_COMBO: { format: 'CABLE', powerType: 'DC', maxVoltage: 920, maxAmperage: 250, maxElectricPower: 150_000 },
  MCS: { format: 'CABLE', powerType: 'DC', maxVoltage: 1250, maxAmperage: 1000, maxElectricPower: 1_000_000 },
  DOMESTIC_F: { format: 'SOCKET', powerType: 'AC_1_PHASE', maxVoltage: 230, maxAmperage: 16, maxElectricPower: null },
};

const others = `
CHAOJI DOMESTIC_A DOMESTIC_B DOMESTIC_C DOMESTIC_D DOMESTIC_E DOMESTIC_G DOMESTIC_H DOMESTIC_I DOMESTIC_J DOMESTIC_K DOMESTIC_L DOMESTIC_M DOMESTIC_N DOMESTIC_O GBT_AC GBT_DC
IEC_60309_2_single_16 IEC_60309_2_three_16 IEC_60309_2_three_32 IEC_60309_2_three_64 IEC_62196_T3A IEC_62196_T3C NEMA_5_20 NEMA_6_30 NEMA_6_50 NEMA_10_30 NEMA_10_50 NEMA_14_30 NEMA_14_50
PANTOGRAPH_BOTTOM_UP PANTOGRAPH_TOP_DOWN TESLA_R TESLA_S
`.trim().split(/\s+/);

const names: Record<string, string> = {
  IEC_62196_T2: 'Type 2', IEC_62196_T2_COMBO: 'CCS (Combo 2)', CHADEMO: 'CHAdeMO', SAE_J3400: 'NACS (J3400)', IEC_62196_T1: 'Type 1', IEC_62196_T1_COMBO: 'CCS (Combo 1)', MCS: 'MCS', DOMESTIC_F: 'Schuko',
  CHAOJI: 'ChaoJi', GBT_AC: 'GB/T AC', GBT_DC: 'GB/T DC', IEC_62196_T3A: 'Type 3A', IEC_62196_T3C: 'Type 3C', TESLA_R: 'Tesla Roadster', TESLA_S: 'Tesla Model S/X',
};

export const standards = [...Object.keys(common), ...others];
export const formats = ['SOCKET', 'CABLE'];
export const powerTypes = ['AC_1_PHASE', 'AC_2_PHASE', 'AC_2_PHASE_SPLIT', 'AC_3_PHASE', 'DC'];

/** What people call a type of OCPI. */
export const standardName = (standard: string) => names[standard] ?? standard.replace(/_/g, ' ');

/** A connector of a type as most of them are. */
export const usual = (id: number, standard: string): Facts => ({ id, standard, ...(common[standard] ?? common.IEC_62196_T2!) });

const phases: Record<string, number> = { AC_1_PHASE: 1, AC_2_PHASE: 2, AC_2_PHASE_SPLIT: 2, AC_3_PHASE: 3, DC: 1 };

/** What a connector gives at most, in watts: as it is told, or as voltage and current say. */
export const wattsOf = ({ maxElectricPower, maxVoltage, maxAmperage, powerType }: Facts) => maxElectricPower ?? maxVoltage * maxAmperage * (phases[powerType] ?? 1);
