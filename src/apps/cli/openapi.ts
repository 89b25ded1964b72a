import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { version } from '../../platform/config/index.ts';
import { defineCommand } from './command.ts';
import { refuseCli } from './parse.ts';

export const commands = [
  defineCommand({
    name: 'openapi',
    summary: {
      vi: 'Ghi mô tả giao diện lập trình (OpenAPI 3.1)',
      en: 'Writes the description of the API (OpenAPI 3.1)',
    },
    options: {
      out: {
        type: 'string',
        value: 'F',
        help: {
          vi: 'Tệp kết quả (mặc định: đầu ra chuẩn)',
          en: 'File (standard output unless given)',
        },
      },
    },
    run: async (args, io) => {
      const [{ modules }, { describeApi }] = await Promise.all([
        import('../modules.ts'),
        import('../openapi.ts'),
      ]);
      const document = describeApi(modules, version);
      const { out } = args.options;
      if (out === undefined) {
        process.stdout.write(`${JSON.stringify(document, null, 2)}\n`);
        return 0;
      }
      const file = resolve(out);
      try {
        writeFileSync(file, `${JSON.stringify(document, null, 2)}\n`);
      } catch (fault) {
        const reason = (fault as NodeJS.ErrnoException).code ?? String(fault);
        return io.fail(refuseCli('cli.cannot_write', { reason }, { file }));
      }
      const operations = modules.flatMap((each) => each.operations).length;
      return io.reply({ file, operations }, () => io.line(file));
    },
  }),
];
