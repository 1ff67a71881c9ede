import { describe, expect, it } from 'vitest';
import { workspaceDefaults } from '../../src/cli/init-defaults.ts';
import { settingsFile } from '../../src/cli/init-files.ts';
import { readYaml } from '../../src/config/read-yaml.ts';

const PLACE = { folder: '/home/aino/shop', login: 'aino', locale: '', timezone: 'UTC' };

describe('what a new workspace is about', () => {
  it('is taken from the locale and the machine', () => {
    const finnish = { ...PLACE, locale: 'fi_FI.UTF-8' };
    expect(workspaceDefaults(finnish, {})).toEqual({
      ...{ brand: 'Shop', timezone: 'Europe/Helsinki', language: 'fi', holidays: 'FI' },
      ...{ operator: 'aino', called: 'Aino' },
    });
    expect(workspaceDefaults({ ...finnish, timezone: 'Etc/UTC' }, {}).timezone).toBe('Europe/Helsinki');
    // a machine that was told where it stands is believed
    expect(workspaceDefaults({ ...finnish, timezone: 'Europe/Paris' }, {})).toMatchObject({
      ...{ timezone: 'Europe/Paris', language: 'fi', holidays: null },
    });
    expect(workspaceDefaults({ ...PLACE, locale: 'sv_FI' }, {})).toMatchObject({
      ...{ timezone: 'Europe/Helsinki', language: 'en', holidays: 'FI' },
    });
    expect(workspaceDefaults({ ...PLACE, locale: 'fil_PH' }, {})).toMatchObject({ timezone: 'UTC', language: 'en' });
    expect(workspaceDefaults({ ...PLACE, locale: 'en_GB', timezone: 'Europe/London' }, {}).holidays).toBeNull();
  });

  it('is what is said before all else', () => {
    const said = { brand: 'a b', timezone: 'Europe/Rome', language: 'en', operator: 'ville', called: 'V.' } as const;
    expect(workspaceDefaults({ ...PLACE, locale: 'fi_FI' }, said)).toEqual({ ...said, holidays: null });
    expect(workspaceDefaults(PLACE, { operator: 'Aino Virtanen' })).toMatchObject({
      ...{ operator: 'Aino-Virtanen', called: 'Aino Virtanen' },
    });
  });

  it('never has customers signed to by root', () => {
    expect(workspaceDefaults({ ...PLACE, login: 'root' }, {}).called).toBe('Customer service');
    expect(workspaceDefaults({ ...PLACE, login: 'root', locale: 'fi_FI' }, {}).called).toBe('Asiakaspalvelu');
    expect(workspaceDefaults({ ...PLACE, login: 'root' }, { called: 'Aino' }).called).toBe('Aino');
  });
});

describe('the hours that it is open', () => {
  const hours = (year: number, holidays: string | null = 'FI') => {
    const file = settingsFile({ ...workspaceDefaults(PLACE, {}), holidays }, year);
    return readYaml(file, 'kuulo.yaml').hours;
  };

  it('leave out the eves of Finnish feasts, this year and the next', () => {
    const short = [{ from: 480, until: 720 }];
    expect(hours(2026)).toMatchObject({ holidays: 'FI' });
    expect(hours(2026).exceptions).toEqual({
      ...{ '2026-06-19': [], '2026-12-24': [], '2026-12-31': short },
      ...{ '2027-06-25': [], '2027-12-24': [], '2027-12-31': short },
    });
    // a short day would open a weekend: that of 2028 is a Sunday
    expect(hours(2028).exceptions).toMatchObject({ '2028-12-31': [], '2029-12-31': short });
    expect(Object.keys(hours(2029).exceptions)).toEqual(expect.arrayContaining(['2029-06-22', '2030-06-21']));
  });

  it('say nothing of them elsewhere', () => {
    expect(hours(2026, null)).toMatchObject({ holidays: null, exceptions: {} });
    expect(hours(2026, 'SE')).toMatchObject({ holidays: 'SE', exceptions: {} });
  });
});
