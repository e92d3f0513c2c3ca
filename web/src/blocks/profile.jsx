import { TEXTS } from '../texts.js';
import { useAddress } from './quotes.jsx';

/**
 * The competences as a picture that is a table: a column for each step, and in it the levels that require the step.
 * A line joins the steps that a competence has; the levels asked for are filled.
 */
export function Profile({ block }) {
  const steps = Array.from({ length: block.steps }, (_, index) => index + 1);
  const hasDistinctive = block.groups.some((group) => group.competences.some((competence) => competence.distinctive));
  const hasNone = block.groups.some((group) => group.competences.some((competence) => block.levels.some((level) => !competence.required[level])));
  return (
    <div className="profile">
      <table role="table" style={{ '--columns': steps.length + hasNone }}>
        <caption>{TEXTS.profile}</caption>
        <thead role="rowgroup">
          <tr role="row">
            <th scope="col" role="columnheader">{TEXTS.competence}</th>
            {hasNone && <th scope="col" role="columnheader" className="none">{TEXTS.notRequired}</th>}
            {steps.map((step) => (
              <th scope="col" role="columnheader" key={step}><span className="unseen">{TEXTS.step(step)}</span><span aria-hidden="true">{step}</span></th>
            ))}
          </tr>
        </thead>
        {block.groups.map((group) => (
          <tbody role="rowgroup" key={group.name}>
            <tr role="row" className="group">
              <th scope="rowgroup" role="rowheader" colSpan={steps.length + 1 + hasNone} aria-colspan={steps.length + 1 + hasNone}>{group.name}</th>
            </tr>
            {group.competences.map((competence) => (
              <tr role="row" key={competence.ref} className="competence">
                <th scope="row" role="rowheader">
                  <CompetenceLink competence={competence} />
                  {competence.distinctive && <span className="star"><span aria-hidden="true"> ✦</span><span className="unseen"> (distinctive)</span></span>}
                </th>
                {hasNone && <Cell levels={block.levels.filter((level) => !competence.required[level])} asked={block.asked} className="none" />}
                {steps.map((step) => (
                  <Cell
                    key={step}
                    levels={block.levels.filter((level) => competence.required[level] === step)}
                    asked={block.asked}
                    className={step > competence.steps ? 'beyond' : 'step'}
                  />
                ))}
              </tr>
            ))}
          </tbody>
        ))}
      </table>
      <p className="legend">
        {hasDistinctive && <span>{TEXTS.distinctive}. </span>}
        {block.asked.length > 0 && <span>{TEXTS.askedLegend(block.asked.join(', '))}</span>}
      </p>
    </div>
  );
}

function CompetenceLink({ competence }) {
  return (
    <a href={useAddress(competence.ref)} target="_blank" rel="noopener">
      {competence.name}<span className="unseen"> {TEXTS.newTab}</span>
    </a>
  );
}

function Cell({ levels, asked, className }) {
  return (
    <td role="cell" className={className}>
      {levels.map((level) => (
        <span key={level} className={asked.includes(level) ? 'level asked' : 'level'}>
          {level}
          {asked.includes(level) && <span className="unseen"> ({TEXTS.asked})</span>}
        </span>
      ))}
      {!levels.length && <span className="unseen">{className === 'beyond' ? TEXTS.noStep : TEXTS.nobody}</span>}
    </td>
  );
}
