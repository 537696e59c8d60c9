#include "gui/details/log_window.h"

#include "base/plain_text.h"
#include "engine/report/report.h"
#include "engine/report/upload_log.h"
#include "gui/prompts/prompts.h"
#include "gui/theme/theme.h"
#include "gui/widgets/plain_text.h"
#include "words/reasons/reasons.h"

#include <QClipboard>
#include <QDir>
#include <QFontDatabase>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QStandardPaths>
#include <QTextCursor>

using namespace Qt::StringLiterals;

namespace gui {

namespace {

constexpr QSize logWindowSize(860, 520);
constexpr qsizetype longestTitle = 60;

} // namespace

LogWindow::LogWindow(const store::Profile &profile, const transfer::UploadRecord &record, QWidget *parent)
    : QDialog(parent)
    , m_id(record.id)
    , m_text(new QPlainTextEdit)
    , m_said(plainLabel(tr("Reading the log…")))
    , m_copy(new QPushButton(tr("Copy")))
    , m_save(new QPushButton(tr("Save as…")))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(
        tr("Log of %1").arg(base::shortened(base::shownLine(record.metadata.title), longestTitle)));
    resize(logWindowSize);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 16, 16, 16);
    layout->setSpacing(12);
    layout->addWidget(m_text);
    auto *foot = new QHBoxLayout;
    foot->setSpacing(8);
    foot->addWidget(m_said, 1);
    foot->addWidget(m_copy);
    foot->addWidget(m_save);
    auto *close = new QPushButton(tr("Close"));
    foot->addWidget(close);
    layout->addLayout(foot);

    m_text->setReadOnly(true);
    m_text->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_text->setTabChangesFocus(true);
    m_text->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_text->setObjectName(u"log"_s);
    m_text->setAccessibleName(tr("Log"));
    m_said->setObjectName(u"logSaid"_s);
    m_said->setFont(smallFont(font()));
    m_said->setWordWrap(true);
    m_copy->setObjectName(u"logCopy"_s);
    m_save->setObjectName(u"logSave"_s);
    for (QPushButton *button : {m_copy, m_save, close}) {
        button->setAutoDefault(false);
        button->setAccessibleName(button->text().remove(u'…'));
        button->setMinimumHeight(fontMetrics().height() + 12);
    }
    m_copy->setEnabled(false);
    m_save->setEnabled(false);
    connect(m_copy, &QPushButton::clicked, this, [this] {
        QGuiApplication::clipboard()->setText(m_text->toPlainText());
        m_said->setText(tr("Copied"));
    });
    connect(m_save, &QPushButton::clicked, this, &LogWindow::save);
    connect(close, &QPushButton::clicked, this, &QDialog::close);
    m_text->setFocus();
    engine::uploadLogLater(profile, record, this, [this](const QString &text) { take(text); });
}

void LogWindow::show(const store::Profile &profile, const transfer::UploadRecord &record, QWidget *parent)
{
    for (LogWindow *open : parent->findChildren<LogWindow *>()) {
        if (open->m_id == record.id) {
            open->raise();
            open->activateWindow();
            return;
        }
    }
    (new LogWindow(profile, record, parent))->QDialog::show();
}

void LogWindow::take(const QString &text)
{
    m_text->setPlainText(text);
    m_text->moveCursor(QTextCursor::Start);
    m_said->setText(tr("It holds no secret, no title and no name of a file."));
    m_copy->setEnabled(true);
    m_save->setEnabled(true);
}

void LogWindow::save()
{
    const QString folder = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    const QString proposal = QDir(folder).filePath(u"youchuan-upload-%1.txt"_s.arg(m_id));
    prompts::forSaving(this, tr("Save log"), proposal, tr("Text (*.txt)"), [this](const QString &path) {
        if (path.isEmpty())
            return;
        engine::writeTextLater(
            m_text->toPlainText(), path, this, [this](const base::Result<QString> &written) {
                m_said->setText(written.ok()
                                    ? tr("Saved as %1").arg(QDir::toNativeSeparators(written.value()))
                                    : words::reasonFor(written.error()).sentence);
            });
    });
}

} // namespace gui
