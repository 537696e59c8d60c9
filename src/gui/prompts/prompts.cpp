#include "gui/prompts/prompts.h"

#include "gui/widgets/plain_text.h"

#include <QDialogButtonBox>
#include <QFileDialog>
#include <QInputDialog>
#include <QMessageBox>
#include <QPointer>
#include <QPushButton>

#include <optional>

namespace gui::prompts {

namespace {

QVariantList prepared;
QStringList asked;
bool rehearsed = false; // answers are prepared: no dialog opens any more

// The prepared answer, handed over from the event loop; false when a real dialog is to be opened.
template <typename T>
bool answered(QWidget *parent, const QString &text, const std::function<void(T)> &done)
{
    asked.append(text);
    if (!rehearsed)
        return false;
    const QVariant answer = prepared.isEmpty() ? QVariant() : prepared.takeFirst();
    QMetaObject::invokeMethod(
        parent, [done, answer] { done(answer.value<std::decay_t<T>>()); }, Qt::QueuedConnection);
    return true;
}

void show(QDialog *dialog)
{
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowModality(Qt::WindowModal);
    dialog->open();
}

} // namespace

void letTabReachButtons(QMessageBox *box)
{
    box->findChild<QDialogButtonBox *>()->setFocusProxy(nullptr);
}

void confirm(QWidget *parent, const Question &question, std::function<void(bool)> done)
{
    if (answered<bool>(parent, question.text, done))
        return;
    QMessageBox *box = plainBox(QMessageBox::Question, question.title, question.text, question.detail,
                                QMessageBox::NoButton, parent);
    QPushButton *no = box->addButton(question.no, QMessageBox::RejectRole);
    const QPushButton *yes = box->addButton(question.yes, QMessageBox::AcceptRole);
    box->setEscapeButton(no);
    box->setDefaultButton(no);
    letTabReachButtons(box);
    QObject::connect(box, &QDialog::finished, parent,
                     [box, yes, done] { done(box->clickedButton() == yes); });
    show(box);
}

void choose(QWidget *parent, const Choice &question, std::function<void(int)> done)
{
    if (answered<int>(parent, question.text, done))
        return;
    QMessageBox *box = plainBox(QMessageBox::Question, question.title, question.text, question.detail,
                                QMessageBox::NoButton, parent);
    QList<QAbstractButton *> buttons;
    for (const QString &choice : question.choices)
        buttons.append(
            box->addButton(choice, buttons.isEmpty() ? QMessageBox::RejectRole : QMessageBox::AcceptRole));
    box->setEscapeButton(buttons.first());
    box->setDefaultButton(qobject_cast<QPushButton *>(buttons.last()));
    letTabReachButtons(box);
    QObject::connect(box, &QDialog::finished, parent,
                     [box, buttons, done] { done(std::max(0, int(buttons.indexOf(box->clickedButton())))); });
    show(box);
}

void tell(QWidget *parent, const QString &title, const QString &text, const QString &more)
{
    asked.append(text);
    if (rehearsed)
        return;
    QMessageBox *box = plainBox(QMessageBox::Information, title, text, {}, QMessageBox::Close, parent);
    box->setDetailedText(more);
    show(box);
}

void list(QWidget *parent, const ListQuestion &question, std::function<void(bool)> done)
{
    const QString text = question.sentence + u'\n' + listText(question.rows);
    if (question.yes.isEmpty() && rehearsed) {
        asked.append(text);
        return;
    }
    if (answered<bool>(parent, text, done))
        return;
    auto *dialog = new ListDialog(question, parent);
    QObject::connect(dialog, &QDialog::finished, parent, [done](int result) {
        if (done)
            done(result == QDialog::Accepted);
    });
    show(dialog);
}

void forFiles(QWidget *parent, const QString &title, const QString &folder, const QString &filter,
              std::function<void(const QStringList &)> done)
{
    if (answered<const QStringList &>(parent, title, done))
        return;
    auto *dialog = new QFileDialog(parent, title, folder, filter);
    dialog->setFileMode(QFileDialog::ExistingFiles);
    QObject::connect(dialog, &QFileDialog::filesSelected, parent, done);
    show(dialog);
}

void forSaving(QWidget *parent, const QString &title, const QString &path, const QString &filter,
               std::function<void(const QString &)> done)
{
    if (answered<const QString &>(parent, title, done))
        return;
    auto *dialog = new QFileDialog(parent, title, path, filter);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    QObject::connect(dialog, &QFileDialog::fileSelected, parent, done);
    show(dialog);
}

void forFolder(QWidget *parent, const QString &title, const QString &folder,
               std::function<void(const QString &)> done)
{
    if (answered<const QString &>(parent, title, done))
        return;
    auto *dialog = new QFileDialog(parent, title, folder);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    QObject::connect(dialog, &QFileDialog::fileSelected, parent, done);
    show(dialog);
}

void forText(QWidget *parent, const QString &title, const QString &label, const QString &value,
             std::function<void(const QString &)> done)
{
    if (answered<const QString &>(parent, title, done))
        return;
    auto *dialog = new QInputDialog(parent);
    dialog->setWindowTitle(title);
    dialog->setLabelText(label);
    showPlain(dialog);
    dialog->setTextValue(value);
    QObject::connect(dialog, &QInputDialog::textValueSelected, parent, done);
    show(dialog);
}

void forNumber(QWidget *parent, const QString &title, const QString &label, double value,
               std::function<void(double)> done)
{
    if (answered<double>(parent, title, done))
        return;
    constexpr double largest = 1250; // 10 Gbit/s
    auto *dialog = new QInputDialog(parent);
    dialog->setWindowTitle(title);
    dialog->setLabelText(label);
    showPlain(dialog);
    dialog->setInputMode(QInputDialog::DoubleInput);
    dialog->setDoubleRange(0, largest);
    dialog->setDoubleDecimals(1);
    dialog->setDoubleValue(value);
    QObject::connect(dialog, &QInputDialog::doubleValueSelected, parent, done);
    show(dialog);
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
