import { describe, expect, it } from 'vitest';
import {
  aSection,
  findingsOf,
  placesOf,
  theFinding,
} from '../../../../../tests/support/findings.ts';

const overlaps = (...titles: readonly string[]) =>
  findingsOf({ rows: aSection('I', 'Lao động', titles) }, 'overlapping_tasks');

describe('tasks that overlap', () => {
  it('two inspections of one law are one finding', () => {
    const [finding, ...rest] = overlaps(
      'Tăng cường kiểm tra việc chấp hành pháp luật lao động, bảo hiểm xã hội, vay vốn việc làm',
      'Kiểm tra, thanh tra xử lý vi phạm pháp luật về tiền lương, bảo hiểm xã hội',
    );
    expect(rest).toEqual([]);
    expect(finding).toMatchObject({ severity: 'info' });
    expect(finding?.text).toContain('kiểm tra, thanh tra');
  });

  it('communication without an object holds all other communication', () => {
    const sketch = {
      rows: aSection('I', 'Lao động', [
        'Tuyên truyền, phổ biến các luật về lao động',
        'Tuyên truyền phòng chống đuối nước trẻ em',
        'Thực hiện công tác tuyên truyền',
      ]),
    };
    expect(placesOf(theFinding(sketch, 'overlapping_tasks'))).toEqual([
      'PL.I.3',
      'PL.I.1',
      'PL.I.2',
    ]);
  });

  it('several that overlap with one another are one finding', () => {
    const found = overlaps(
      'Tuyên truyền pháp luật về bảo hiểm xã hội tự nguyện cho nông dân',
      'Tuyên truyền chính sách bảo hiểm xã hội tự nguyện',
      'Phổ biến bảo hiểm xã hội tự nguyện tới lao động phi chính thức',
    );
    expect(found).toHaveLength(1);
    expect(found.flatMap(placesOf)).toHaveLength(3);
  });

  it('one work in two places is two works', () => {
    expect(
      overlaps(
        'Kiểm tra an toàn hồ chứa nước trên địa bàn huyện Tiên Lãng',
        'Kiểm tra an toàn hồ chứa nước trên địa bàn huyện Vĩnh Bảo',
      ),
    ).toEqual([]);
  });

  it('other objects, other kinds of work and building twice are no overlap', () => {
    expect(
      overlaps(
        'Kiểm tra an toàn thực phẩm tại các chợ',
        'Thanh tra việc sử dụng đất của các dự án',
        'Tuyên truyền an toàn giao thông',
        'Xây dựng trạm y tế xã',
        'Xây dựng trường mầm non xã',
      ),
    ).toEqual([]);
  });

  it('titles that differ in empty words only are a warning', () => {
    const [finding] = overlaps(
      'Triển khai đề án chăm sóc sức khỏe người cao tuổi',
      'Tiếp tục thực hiện đề án chăm sóc sức khỏe người cao tuổi',
    );
    expect(finding).toMatchObject({ severity: 'warning' });
  });

  it('years tell such titles apart', () => {
    expect(
      overlaps(
        'Tổ chức điều tra hộ nghèo cuối năm 2014',
        'Triển khai điều tra hộ nghèo cuối năm 2015',
      ),
    ).toEqual([]);
  });
});
