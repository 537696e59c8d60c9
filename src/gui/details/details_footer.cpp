// The foot of the panel: what is saved, and the next step.
#include "gui/details/details_panel.h"
#include "gui/details/form_editing.h"
#include "gui/widgets/plain_text.h"
#include "ui_details_panel.h"
#include "words/reasons/problems.h"
#include "words/reasons/reasons.h"
#include "youku/refusal.h"

#include <QDateTime>

using transfer::Upload;

namespace gui {

void DetailsPanel::showFooter()
{
    const int writable = session().changeable();
    const bool many = session().ids().size() > 1;
    const int touched = many ? m_editing->changedFields() : 0;
    m_ui->discard->setVisible(many && writable > 0);
    m_ui->apply->setVisible(many && writable > 0);
    m_ui->discard->setEnabled(touched > 0);
    m_ui->apply->setEnabled(touched > 0 && m_ui->form->problems().isEmpty());
    const QString text = tr("Apply to %n videos", nullptr, writable);
    m_ui->apply->setText(text);
    m_ui->apply->setAccessibleName(text);
    const Upload *upload = session().only();
    m_ui->saved->setText(footerText(upload, touched));
    m_ui->savedIcon->setVisible(session().saved() && m_ui->saved->text() == tr("Saved"));
    showStep(upload);
    const bool anything = writable > 0 || m_step != RowCommand::None || !m_ui->saved->text().isEmpty();
    m_ui->footer->setVisible(anything);
    m_ui->footerLine->setVisible(anything);
}

QString DetailsPanel::footerText(const Upload *upload, int touched) const
{
    if (upload && upload->wait().what == transfer::Wait::For::Leaving && m_ui->form->problems().isEmpty())
        return tr("Starts when you leave this video");
    if (session().saved())
        return tr("Saved");
    return touched > 0 ? tr("%n field(s) changed", nullptr, touched) : QString();
}

void DetailsPanel::showStep(const Upload *upload)
{
    const RowPresentation row =
        upload ? rowPresentation(*upload, 0, QDateTime::currentMSecsSinceEpoch()) : RowPresentation();
    m_step = m_ui->aftermath->isHidden() ? row.button : RowCommand::None; // which has it
    QString text = row.buttonText;
    if (m_step == RowCommand::None && m_ui->aftermath->isHidden() && row.link == RowCommand::UploadAgain) {
        m_step = row.link;
        text = row.linkText;
    }
    const bool undecided = row.activity == transfer::Activity::NeedsDecision;
    if (undecided) { // the block has the rest
        m_step = RowCommand::Start;
        text = commandText(m_step);
    }
    if (m_step == RowCommand::EditDetails) { // that would lead here: what follows it
        const bool paused = row.activity == transfer::Activity::Paused;
        const bool failed = row.activity == transfer::Activity::Failed;
        const bool again = failed && retryable(*upload);
        m_step = again ? RowCommand::Retry : paused ? RowCommand::Resume : RowCommand::Start;
        if (row.activity == transfer::Activity::Cancelled)
            m_step = RowCommand::UploadAgain;
        text = commandText(m_step);
    }
    if (m_step == RowCommand::Retry)
        text = words::nextStepLabel(words::NextStep::Retry);
    const QList<youku::FieldProblem> problems = m_ui->form->problems();
    m_ui->step->setVisible(m_step != RowCommand::None);
    QString why = problems.isEmpty() ? stillRefused(upload) : words::problemSentence(problems.first());
    if (m_step == RowCommand::Pause)
        why.clear();
    if (undecided)
        why = tr("The file needs your decision first");
    m_ui->step->setEnabled(why.isEmpty());
    m_ui->step->setToolTip(toolTipText(why));
    m_ui->step->setText(text);
    m_ui->step->setAccessibleName(text);
}

// What Youku refused would be refused again, until something else is typed.
QString DetailsPanel::stillRefused(const Upload *upload) const
{
    if (!upload || m_step != RowCommand::Start || upload->activity() != transfer::Activity::Failed)
        return {};
    const transfer::UploadRecord &record = upload->record();
    const youku::Metadata typed = m_ui->form->appliedTo(record.metadata);
    return youku::mended(*record.failure, record.metadata, typed)
               ? QString()
               : words::reasonFor(*record.failure).sentence;
}

} // namespace gui
