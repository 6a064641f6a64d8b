// Rows as comma-separated values that a spreadsheet opens and never runs.

// What starts like a formula would be run: an apostrophe makes it text.
export function cell(value) {
  let text = String(value ?? "");
  if (/^[=+\-@\t\r\n＝＋－＠]/.test(text) && !/^-?\d+(\.\d+)?$/.test(text)) text = `'${text}`;
  return `"${text.replaceAll('"', '""')}"`;
}

export const sheet = (rows) => rows.map((row) => row.map(cell).join(",")).join("\r\n") + "\r\n";
