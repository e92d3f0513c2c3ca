import { TEXTS } from '../texts.js';
import { Place, Words } from './quotes.jsx';

const capital = (text) => text.charAt(0).toUpperCase() + text.slice(1);

/**
 * Texts of several levels side by side; on a narrow screen one below the other.
 *
 * The roles are written out because browsers forget that a table is one when its parts are laid out as blocks.
 */
export function Comparison({ block }) {
  const { columns, parts } = block;
  const isMarked = parts.some((part) => part.rows.some((row) => row.some((cell) => cell.runs.some((run) => run.marked))));
  const caption = parts.length === 1 ? parts[0].name : TEXTS.sideBySide;
  return (
    <div className="comparison">
      <table role="table">
        <caption className={parts.length > 1 ? 'unseen' : undefined}>{caption}</caption>
        <thead role="rowgroup">
          <tr role="row">{columns.map((column) => <th scope="col" role="columnheader" key={column}>{capital(column)}</th>)}</tr>
        </thead>
        {parts.map((part) => <Part key={part.ref} part={part} columns={columns} isNamed={parts.length > 1} />)}
      </table>
      {isMarked && <p className="legend" aria-hidden="true"><ins>Souligné</ins>{TEXTS.legend.replace('Souligné', '')}</p>}
    </div>
  );
}

function Part({ part, columns, isNamed }) {
  return (
    <tbody role="rowgroup">
      {isNamed && (
        <tr role="row" className="part">
          <th scope="rowgroup" role="rowheader" colSpan={columns.length} aria-colspan={columns.length}>{part.name}</th>
        </tr>
      )}
      {part.rows.map((row, number) => <Row key={number} row={row} columns={columns} />)}
      <tr role="row" className="places">
        {part.refs.map((ref, number) => (
          <td role="cell" key={ref + columns[number]}>
            {part.notes[number] && <small>{capital(part.notes[number])}</small>}
            <Place place={[part.name, columns[number]]} target={ref} />
          </td>
        ))}
      </tr>
    </tbody>
  );
}

function Row({ row, columns }) {
  let start = 0;
  return (
    <tr role="row" className={row.some((cell) => cell.kind === 'same') ? 'same' : 'own'}>
      {row.map((cell) => {
        const from = start;
        start += cell.span;
        const levels = columns.slice(from, start);
        return <Cell key={from} cell={cell} levels={levels} isFirst={from === 0} />;
      })}
    </tr>
  );
}

function Cell({ cell, levels, isFirst }) {
  if (cell.kind === 'empty') return <td role="cell" className="empty" />;
  const isSame = cell.kind === 'same';
  return (
    <td role="cell" colSpan={cell.span} aria-colspan={cell.span} data-level={levels.map(capital).join(', ')}>
      {isSame && <strong className="identical">{TEXTS.identical}<span className="unseen"> : {levels.join(', ')}.</span> </strong>}
      {isSame ? <Words text={cell.runs[0].text} /> : <q className="words"><Runs runs={cell.runs} level={levels[0]} isFirst={isFirst} /></q>}
    </td>
  );
}

/** The words of one level; those that the other lacks are marked, and announced by hidden words. */
function Runs({ runs, level, isFirst }) {
  const Mark = isFirst ? 'del' : 'ins';
  return runs.map((run, number) => (
    <span key={number}>
      {number > 0 && ' '}
      {run.marked ? (
        <Mark><span className="unseen">[{TEXTS.onlyAt(level)} : </span>{run.text}<span className="unseen">]</span></Mark>
      ) : (
        run.text
      )}
    </span>
  ));
}
