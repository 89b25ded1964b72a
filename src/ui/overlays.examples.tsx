import Button from '@mui/material/Button';
import { useState } from 'react';
import { defineExamples } from './examples.ts';
import { ConfirmDialog, Deed, Definition, ToldBar, UndoBar } from './overlays.tsx';
import { Row } from './parts.tsx';

function DialogExample({ refused }: { readonly refused?: string }) {
  const [open, setOpen] = useState(false);
  const close = () => setOpen(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>
        {refused === undefined ? 'Mở hộp xác nhận' : 'Mở hộp xác nhận bị từ chối'}
      </Button>
      <ConfirmDialog
        open={open}
        title="Phê duyệt bản số hóa Kế hoạch 4220/KH-UBND"
        deed="Phê duyệt bản số hóa"
        refused={refused}
        onConfirm={close}
        onClose={close}
      >
        36 nhiệm vụ, 75 nội dung. Văn bản gốc được giữ nguyên.
      </ConfirmDialog>
    </>
  );
}

export const examples = defineExamples('ConfirmDialog, Deed, UndoBar, Definition', {
  deeds: () => (
    <Row>
      <Deed primary>Lưu phương án</Deed>
      <Deed>In</Deed>
      <Deed refused="Còn 3 điểm cần rà soát chưa có phương án xử lý; chưa thể phê duyệt.">
        Phê duyệt bản số hóa
      </Deed>
      <Deed busy>Đang lưu</Deed>
    </Row>
  ),
  'dialogs, opened by their buttons': () => (
    <Row>
      <DialogExample />
      <DialogExample refused="Người phê duyệt phải khác người xử lý các điểm." />
    </Row>
  ),
  'taken back': () => (
    <ToldBar inPlace seconds={3600} onEnd={() => {}}>
      Đã hoàn tác.
    </ToldBar>
  ),
  undo: () => (
    <UndoBar inPlace seconds={3600} onUndo={() => {}} onEnd={() => {}}>
      Đã lưu phương án của 2 điểm.
    </UndoBar>
  ),
  definition: () => (
    <span>
      Tỷ lệ hoàn thành 25 %{' '}
      <Definition term="Tỷ lệ hoàn thành">
        Số nhiệm vụ hoàn thành chia cho số nhiệm vụ của kế hoạch, tính đến ngày xem.
      </Definition>
    </span>
  ),
});
