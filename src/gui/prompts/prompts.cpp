#include "gui/prompts/prompts.h"

#include "gui/widgets/plain_text.h"

#include <QDateTimeEdit>
#include <QDialogButtonBox>
#include <QFileDialog>
#include <QInputDialog>
#include <QLabel>
#include <QMessageBox>
#include <QPushButton>
#include <QVBoxLayout>

#include <memory>
#include <utility>

using namespace Qt::StringLiterals;

namespace gui::prompts {

namespace {

QVariantList prepared;
QStringList asked;
bool rehearsed = false; // answers are prepared: no dialog waits for a user any more

// Its only answer: also when it is cancelled or closed.
template <typename Answer>
void whenFinished(QDialog *dialog, QWidget *context, Answer answer)
{
    QObject::connect(dialog, &QDialog::finished, context, std::move(answer), Qt::SingleShotConnection);
}

// text: what is asked. give: does to the dialog what a user with that answer would.
void open(QDialog *dialog, const QString &text, const std::function<void(const QVariant &answer)> &give)
{
    asked.append(text);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowModality(Qt::WindowModal);
    dialog->open();
    if (!rehearsed)
        return;
    const QVariant answer = give && !prepared.isEmpty() ? prepared.takeFirst() : QVariant();
    QMetaObject::invokeMethod(
        dialog,
        [dialog, give, answer] {
            if (!dialog->isVisible())
                return; // answered by hand meanwhile
            if (give && answer.isValid())
                give(answer);
            else
                dialog->reject();
        },
        Qt::QueuedConnection);
}

void finish(QDialog *dialog, bool accepted)
{
    dialog->done(accepted ? QDialog::Accepted : QDialog::Rejected);
}

void openForFiles(QFileDialog *dialog, QWidget *parent, const QString &title,
                  std::function<void(const QStringList &paths)> done)
{
    if (rehearsed)
        dialog->setOption(QFileDialog::DontUseNativeDialog);
    // Not by filesSelected(): some of the system's own dialogs tell that twice.
    const auto given = std::make_shared<QStringList>(); // beforehand: how it looks for files is Qt's business
    whenFinished(dialog, parent, [dialog, given, done = std::move(done)](int result) {
        const bool accepted = result == QDialog::Accepted;
        done(!accepted ? QStringList() : given->isEmpty() ? dialog->selectedFiles() : *given);
    });
    open(dialog, title, [dialog, given](const QVariant &answer) {
        *given = answer.toStringList();
        finish(dialog, !given->value(0).isEmpty());
    });
}

void openForOne(QFileDialog *dialog, QWidget *parent, const QString &title,
                std::function<void(const QString &path)> done)
{
    openForFiles(dialog, parent, title,
                 [done = std::move(done)](const QStringList &paths) { done(paths.value(0)); });
}

} // namespace

void letTabReachButtons(QMessageBox *box)
{
    box->findChild<QDialogButtonBox *>()->setFocusProxy(nullptr);
}

void confirm(QWidget *parent, const Question &question, std::function<void(bool)> done)
{
    QMessageBox *box = plainBox(QMessageBox::Question, question.title, question.text, question.detail,
                                QMessageBox::NoButton, parent);
    QPushButton *no = box->addButton(question.no, QMessageBox::RejectRole);
    QPushButton *yes = box->addButton(question.yes, QMessageBox::AcceptRole);
    box->setEscapeButton(no);
    box->setDefaultButton(no);
    letTabReachButtons(box);
    whenFinished(box, parent, [box, yes, done = std::move(done)] { done(box->clickedButton() == yes); });
    open(box, question.text, [yes, no](const QVariant &answer) { (answer.toBool() ? yes : no)->click(); });
}

void choose(QWidget *parent, const Choice &question, std::function<void(int)> done)
{
    QMessageBox *box = plainBox(QMessageBox::Question, question.title, question.text, question.detail,
                                QMessageBox::NoButton, parent);
    QList<QAbstractButton *> buttons;
    for (const QString &choice : question.choices)
        buttons.append(
            box->addButton(choice, buttons.isEmpty() ? QMessageBox::RejectRole : QMessageBox::AcceptRole));
    box->setEscapeButton(buttons.first());
    box->setDefaultButton(
        qobject_cast<QPushButton *>(question.returnIsHarmless ? buttons.first() : buttons.last()));
    letTabReachButtons(box);
    whenFinished(box, parent, [box, buttons, done = std::move(done)] {
        done(std::max(0, int(buttons.indexOf(box->clickedButton()))));
    });
    open(box, question.text, [buttons](const QVariant &answer) { buttons.at(answer.toInt())->click(); });
}

void tell(QWidget *parent, const QString &title, const QString &text, const QString &more)
{
    QMessageBox *box = plainBox(QMessageBox::Information, title, text, {}, QMessageBox::Close, parent);
    box->setDetailedText(more);
    open(box, text, {});
}

void list(QWidget *parent, const ListQuestion &question, std::function<void(bool)> done)
{
    const QString text = question.sentence + u'\n' + listText(question.rows);
    auto *dialog = new ListDialog(question, parent);
    if (question.yes.isEmpty())
        return open(dialog, text, {});
    whenFinished(dialog, parent, [done = std::move(done)](int result) {
        if (done)
            done(result == QDialog::Accepted);
    });
    open(dialog, text, [dialog](const QVariant &answer) { finish(dialog, answer.toBool()); });
}

void forFiles(QWidget *parent, const QString &title, const QString &folder, const QString &filter,
              std::function<void(const QStringList &)> done)
{
    auto *dialog = new QFileDialog(parent, title, folder, filter);
    dialog->setFileMode(QFileDialog::ExistingFiles);
    openForFiles(dialog, parent, title, std::move(done));
}

void forSaving(QWidget *parent, const QString &title, const QString &path, const QString &filter,
               std::function<void(const QString &)> done)
{
    auto *dialog = new QFileDialog(parent, title, path, filter);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    openForOne(dialog, parent, title, std::move(done));
}

void forFolder(QWidget *parent, const QString &title, const QString &folder,
               std::function<void(const QString &)> done)
{
    auto *dialog = new QFileDialog(parent, title, folder);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    openForOne(dialog, parent, title, std::move(done));
}

void forText(QWidget *parent, const QString &title, const QString &label, const QString &value,
             std::function<void(const QString &)> done)
{
    auto *dialog = new QInputDialog(parent);
    dialog->setWindowTitle(title);
    dialog->setLabelText(label);
    showPlain(dialog);
    dialog->setTextValue(value);
    whenFinished(dialog, parent, [dialog, done = std::move(done)](int result) {
        done(result == QDialog::Accepted ? dialog->textValue() : QString());
    });
    open(dialog, title, [dialog](const QVariant &answer) {
        dialog->setTextValue(answer.toString());
        finish(dialog, !answer.toString().isEmpty());
    });
}

void forNumber(QWidget *parent, const QString &title, const QString &label, double value,
               std::function<void(double)> done)
{
    constexpr double largest = 1250; // 10 Gbit/s
    constexpr double notChosen = -1;
    auto *dialog = new QInputDialog(parent);
    dialog->setWindowTitle(title);
    dialog->setLabelText(label);
    showPlain(dialog);
    dialog->setInputMode(QInputDialog::DoubleInput);
    dialog->setDoubleRange(0, largest);
    dialog->setDoubleDecimals(1);
    dialog->setDoubleValue(value);
    whenFinished(dialog, parent, [dialog, done = std::move(done)](int result) {
        done(result == QDialog::Accepted ? dialog->doubleValue() : notChosen);
    });
    open(dialog, title, [dialog](const QVariant &answer) {
        dialog->setDoubleValue(answer.toDouble());
        finish(dialog, answer.toDouble() >= 0);
    });
}

void forMoment(QWidget *parent, const QString &title, const QString &label, const QDateTime &value,
               std::function<void(const QDateTime &)> done)
{
    auto *dialog = new QDialog(parent);
    dialog->setWindowTitle(title);
    auto *edit = new QDateTimeEdit(value);
    edit->setObjectName(u"moment"_s);
    edit->setAccessibleName(label);
    edit->setCalendarPopup(true);
    edit->setMinimumDateTime(QDateTime::currentDateTime());
    edit->setDisplayFormat(u"yyyy-MM-dd HH:mm"_s);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel);
    QObject::connect(buttons, &QDialogButtonBox::accepted, dialog, &QDialog::accept);
    QObject::connect(buttons, &QDialogButtonBox::rejected, dialog, &QDialog::reject);
    auto *layout = new QVBoxLayout(dialog);
    layout->addWidget(plainLabel(label));
    layout->addWidget(edit);
    layout->addWidget(buttons);
    whenFinished(dialog, parent, [dialog, edit, done = std::move(done)](int result) {
        done(result == QDialog::Accepted ? edit->dateTime() : QDateTime());
    });
    open(dialog, title, [dialog, edit](const QVariant &answer) {
        edit->setDateTime(answer.toDateTime());
        finish(dialog, true);
    });
}

void answerNext(const QVariant &answer)
{
    rehearsed = true;
    prepared.append(answer);
}

const QStringList &askedSoFar()
{
    return asked;
}

QStringList takeAsked()
{
    prepared.clear();
    return std::exchange(asked, {});
}

} // namespace gui::prompts
